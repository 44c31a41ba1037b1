package chainrule.web.platform;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/** Calls {@link Arithmetic} in place of {@link Math}, and {@link Draws} in place of {@link Random}, where those of a browser are missing or differ. */
public final class ArithmeticPlugin implements TeaVMPlugin, ClassHolderTransformer {
    private static final Map<MethodReference, MethodReference> REPLACED = new HashMap<>();

    static {
        replace("fma", double.class, double.class, double.class, double.class);
        replace("scalb", double.class, int.class, double.class);
        replace("log1p", double.class, double.class);
        replace("log10", double.class, double.class);
        replace("rint", double.class, double.class);
        replace("round", double.class, long.class);
        replace("hypot", double.class, double.class, double.class);
    }

    private static final MethodReference DRAW =
            new MethodReference(Draws.class, "nextInt", RandomGenerator.class, int.class, int.class);

    private static void replace(String name, Class<?>... signature) {
        REPLACED.put(
                new MethodReference(Math.class, name, signature),
                new MethodReference(Arithmetic.class, name, signature));
    }

    @Override
    public void install(TeaVMHost host) {
        host.add(this);
    }

    @Override
    public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
        if (!type.getName().startsWith("chainrule.") && !type.getName().startsWith("org.apache.commons.numbers.")) {
            return;
        }
        for (MethodHolder method : type.getMethods()) {
            if (method.hasProgram()) {
                for (BasicBlock block : method.getProgram().getBasicBlocks()) {
                    block.forEach(ArithmeticPlugin::replace);
                }
            }
        }
    }

    private static void replace(Instruction instruction) {
        if (instruction instanceof InvokeInstruction call) {
            call.setMethod(REPLACED.getOrDefault(call.getMethod(), call.getMethod()));
            if (drawsBelowABound(call.getMethod())) {
                call.setArguments(call.getInstance(), call.getArguments().get(0));
                call.setInstance(null);
                call.setType(InvocationType.SPECIAL);
                call.setMethod(DRAW);
            }
        }
    }

    private static boolean drawsBelowABound(MethodReference method) {
        return method.equals(new MethodReference(RandomGenerator.class, "nextInt", int.class, int.class))
                || method.equals(new MethodReference(Random.class, "nextInt", int.class, int.class));
    }
}
