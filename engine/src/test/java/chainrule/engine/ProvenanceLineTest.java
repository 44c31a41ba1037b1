package chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a frame of the stack; {@link ProvenanceTest} sees to whole programs. */
class ProvenanceLineTest {
    private record Frame(String getClassName, String getMethodName, String getFileName, int getLineNumber)
            implements StackWalker.StackFrame {
        @Override
        public Class<?> getDeclaringClass() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getByteCodeIndex() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isNativeMethod() {
            return false;
        }

        @Override
        public StackTraceElement toStackTraceElement() {
            throw new UnsupportedOperationException();
        }
    }

    private static Frame in(String className) {
        return new Frame(className, "run", "Any.java", 7);
    }

    @Test
    void aLineIsThatOfTheFile() {
        assertThat(Provenance.line(new Frame("my.Net", "forward", "Net.java", 42)))
                .isEqualTo("Net.java:42");
    }

    @Test
    void codeThatWasCompiledWithoutItsLinesIsNamedByItsMethod() {
        assertThat(Provenance.line(new Frame("my.Net", "forward", null, 42))).isEqualTo("my.Net.forward");
        assertThat(Provenance.line(new Frame("my.Net", "forward", "Net.java", -1)))
                .isEqualTo("my.Net.forward");
    }

    @Test
    void inJShellOnlyMethodsThatTheUserNamedAreShown() {
        assertThat(Provenance.line(new Frame("REPL.$JShell$12", "f", "$JShell$12", 3)))
                .isEqualTo("f() in JShell");
        assertThat(Provenance.line(new Frame("REPL.$JShell$12", "do_it$", "$JShell$12", 3)))
                .isEqualTo("JShell");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my.Net", "Net", "chainrule.examples.Tour", "chainrule.engineering.Net", "javanese.Net"})
    void theUserIsWhoeverIsNeitherThisLibraryNorTheJdk(String name) {
        assertThat(Provenance.isOfTheUser(in(name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chainrule.engine.Value", "chainrule.nn.Layer", "java.util.Arrays", "jdk.internal.Any"})
    void thisLibraryAndTheJdkAreNot(String name) {
        assertThat(Provenance.isOfTheUser(in(name))).isFalse();
    }

    @Test
    void aLineThatIsKnownIsNotToldWhereNoneWasAskedFor() {
        Value x = Value.of(1);
        Provenance.remember(x);

        assertThat(x.madeAt()).isEmpty();
    }
}
