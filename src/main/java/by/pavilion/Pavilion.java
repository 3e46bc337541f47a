package by.pavilion;

import by.pavilion.launch.Launch;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts what the application needs and was not given, then the application. */
@QuarkusMain
public class Pavilion {
    /** Addresses are read by {@code shared.rest}: Quarkus would answer what it cannot read with nothing but a status. */
    private static final String LETS_EVERY_ADDRESS_IN = "vertx.disableURIValidation";

    public static void main(String... args) {
        System.setProperty(LETS_EVERY_ADDRESS_IN, "true");
        Launch.prepare();
        Quarkus.run(args);
    }
}
