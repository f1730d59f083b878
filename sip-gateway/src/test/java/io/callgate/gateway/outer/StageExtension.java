package io.callgate.gateway.outer;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** Gives each test its {@link Stage}, clears it away, and shows its traces when the test fails. */
public final class StageExtension implements ParameterResolver, TestExecutionExceptionHandler {

    private static final Namespace NAMESPACE = Namespace.create(StageExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getStore(NAMESPACE)
                .getOrComputeIfAbsent(Stage.class, key -> new Stage(folder(test)), Stage.class);
    }

    private static Path folder(ExtensionContext test) {
        return Path.of("target", "outer", test.getRequiredTestClass().getSimpleName(),
                test.getRequiredTestMethod().getName());
    }

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable failure)
            throws Throwable {
        Stage stage = test.getStore(NAMESPACE).get(Stage.class, Stage.class);
        if (stage != null && !(failure instanceof TestAbortedException)) {
            failure.addSuppressed(new Traces(stage.traces()));
        }
        throw failure;
    }

    /** Carries text under the failure it belongs to. */
    private static final class Traces extends Throwable {
        private static final long serialVersionUID = 1L;

        Traces(String text) {
            super(text, null, false, false);
        }
    }
}
