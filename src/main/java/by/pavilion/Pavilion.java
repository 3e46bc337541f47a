package by.pavilion;

import by.pavilion.launch.Launch;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts what the application needs and was not given, then the application. */
@QuarkusMain
public class Pavilion {
    public static void main(String... args) {
        // While a build records the classes of the start, for the archive that shortens later ones, nothing is started.
        if (!Boolean.getBoolean("quarkus.appcds.generate")) {
            Launch.prepare();
        }
        Quarkus.run(args);
    }
}
