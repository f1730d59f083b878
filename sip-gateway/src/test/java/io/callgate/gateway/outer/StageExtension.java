package io.callgate.gateway.outer;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** Gives each test its {@link Stage}, clears it away, and shows its traces when the test fails. */
public final class StageExtension implements ParameterResolver, TestExecutionExceptionHandler {

    private static final Pattern INVOCATION = Pattern.compile("test-template-invocation:#(\\d+)");
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
                test.getRequiredTestMethod().getName() + invocation(test));
    }

    /** The number of an invocation with parameters, {@code -3}; nothing for a plain test. */
    private static String invocation(ExtensionContext test) {
        Matcher number = INVOCATION.matcher(test.getUniqueId());
        return number.find() ? "-" + number.group(1) : "";
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
