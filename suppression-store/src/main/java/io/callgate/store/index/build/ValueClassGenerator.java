package io.callgate.store.index.build;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import net.openhft.chronicle.hash.VanillaGlobalMutableState;
import net.openhft.chronicle.values.ValueModel;

/**
 * A step of the build. Chronicle Map looks for one generated class before it makes its first map;
 * not finding it, it generates and compiles it, a second or more at each start. Here it is made
 * once and lies beside our classes.
 */
final class ValueClassGenerator {

    private static final Class<?> VALUE = VanillaGlobalMutableState.class;
    private static final String NAME = VALUE.getSimpleName() + "$$Native";

    private ValueClassGenerator() {
    }

    /** @param arguments directory of the compiled classes, directory for generated sources */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        String packagePath = VALUE.getPackageName().replace('.', '/');
        Path classes = Path.of(arguments[0]);
        if (Files.exists(classes.resolve(packagePath).resolve(NAME + ".class"))) {
            return;
        }
        Path source = Path.of(arguments[1]).resolve(packagePath).resolve(NAME + ".java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, generate());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int failed = compiler.run(null, null, null, "-proc:none", "-nowarn", "--release", "17",
                "-cp", System.getProperty("java.class.path"), "-d", classes.toString(),
                source.toString());
        if (failed != 0) {
            throw new IOException("Chronicle's value class does not compile: " + source);
        }
    }

    /** The generator is not public; the build fails here if a new Chronicle has another. */
    private static String generate() throws ReflectiveOperationException {
        Class<?> generators = Class.forName("net.openhft.chronicle.values.Generators");
        Method method = generators.getDeclaredMethod("generateNativeClass", ValueModel.class,
                String.class);
        method.setAccessible(true);
        return (String) method.invoke(null, ValueModel.acquire(VALUE), NAME);
    }
}
