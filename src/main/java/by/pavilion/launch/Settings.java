package by.pavilion.launch;

import io.smallrye.config.DotEnvConfigSourceProvider;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is configured, from the places where Quarkus will look as well: system properties, environment, {@code .env},
 * {@code config/application.properties} in the working folder, and the application's own file.
 */
final class Settings {
    static final String PROFILE = "quarkus.profile";

    private static final int HIGHEST_PORT = 65_535;
    private static final int LEAST_MEGABYTES = 64;

    private static final String DEMO = "demo";
    private static final String DEVELOPMENT = "dev";
    private static final String PRODUCTION = "prod";

    private final SmallRyeConfig config;
    private final Optional<String> profile;

    private Settings(SmallRyeConfig config, Optional<String> profile) {
        this.config = config;
        this.profile = profile;
    }

    static Settings load() {
        return load(Path.of("").toAbsolutePath());
    }

    static Settings load(Path workingFolder) {
        SmallRyeConfig production =
                builder(workingFolder).withProfiles(List.of(PRODUCTION)).build();
        Optional<String> profile = production.getOptionalValue(PROFILE, String.class);
        if (profile.orElse(PRODUCTION).equals(PRODUCTION)) {
            return new Settings(production, profile);
        }
        List<String> profiles = List.of(profile.get().split(","));
        return new Settings(builder(workingFolder).withProfiles(profiles).build(), profile);
    }

    private static SmallRyeConfigBuilder builder(Path workingFolder) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().addDefaultInterceptors().addSystemSources();
        builder.withSources(new DotEnvConfigSourceProvider(
                        workingFolder.resolve(".env").toUri().toString())
                .getConfigSources(Settings.class.getClassLoader()));
        try {
            Path file = workingFolder.resolve("config").resolve("application.properties");
            if (Files.isReadable(file)) {
                builder.withSources(new PropertiesConfigSource(file.toUri().toURL(), 260));
            }
            URL own = Settings.class.getResource("/application.properties");
            if (own != null) {
                builder.withSources(new PropertiesConfigSource(own, 250));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return builder;
    }

    /** The profile for whom nothing was chosen: real servers mean business, none at all means somebody is trying it. */
    static String profileFor(boolean embeddedDatabase, boolean embeddedBroker) {
        return embeddedDatabase && embeddedBroker ? DEMO : PRODUCTION;
    }

    Optional<String> find(String name) {
        return config.getOptionalValue(name, String.class);
    }

    /** In every spelling that the application will take for yes. */
    boolean isOn(String name) {
        return config.getOptionalValue(name, Boolean.class).orElse(false);
    }

    Optional<String> profile() {
        return profile;
    }

    boolean isFor(String profiles) {
        return profile.orElse(PRODUCTION).equals(profiles);
    }

    boolean isDemo() {
        return config.getProfiles().contains(DEMO) || config.getProfiles().contains(DEVELOPMENT);
    }

    int httpPort() {
        return port("quarkus.http.port", 8080);
    }

    /** @throws LaunchFailure when something else than a port is configured */
    int port(String name, int otherwise) {
        Optional<Integer> port;
        try {
            port = config.getOptionalValue(name, Integer.class);
        } catch (IllegalArgumentException e) {
            throw noPort(name);
        }
        if (port.filter(number -> number < 0 || number > HIGHEST_PORT).isPresent()) {
            throw noPort(name);
        }
        return port.orElse(otherwise);
    }

    /** Not less than a database needs to start. */
    int megabytes(String name, int otherwise) {
        try {
            int megabytes = config.getOptionalValue(name, Integer.class).orElse(otherwise);
            if (megabytes >= LEAST_MEGABYTES) {
                return megabytes;
            }
        } catch (IllegalArgumentException e) {
            // told below, with the value as it was written
        }
        throw new LaunchFailure("%s is no size: %s; take a number of megabytes from %d on."
                .formatted(name, find(name).orElse(""), LEAST_MEGABYTES));
    }

    private LaunchFailure noPort(String name) {
        return new LaunchFailure("%s is no port: %s; take a number from 0 to %d."
                .formatted(name, find(name).orElse(""), HIGHEST_PORT));
    }

    String httpHost() {
        return find("quarkus.http.host").orElse("0.0.0.0");
    }
}
