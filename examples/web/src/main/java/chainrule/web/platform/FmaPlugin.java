package chainrule.web.platform;

import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/** Calls {@link FusedMultiplyAdd} in place of {@link Math#fma}. */
public final class FmaPlugin implements TeaVMPlugin, ClassHolderTransformer {
    private static final MethodReference ABSENT =
            new MethodReference(Math.class, "fma", double.class, double.class, double.class, double.class);
    private static final MethodReference PRESENT =
            new MethodReference(FusedMultiplyAdd.class, "fma", double.class, double.class, double.class, double.class);

    @Override
    public void install(TeaVMHost host) {
        host.add(this);
    }

    @Override
    public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
        if (!type.getName().startsWith("chainrule.")) {
            return;
        }
        for (MethodHolder method : type.getMethods()) {
            if (method.hasProgram()) {
                for (BasicBlock block : method.getProgram().getBasicBlocks()) {
                    block.forEach(FmaPlugin::replace);
                }
            }
        }
    }

    private static void replace(Instruction instruction) {
        if (instruction instanceof InvokeInstruction call && call.getMethod().equals(ABSENT)) {
            call.setMethod(PRESENT);
        }
    }
}
