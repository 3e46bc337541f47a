package by.pavilion;

import by.pavilion.launch.Launch;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts what the application needs and was not given, then the application. */
@QuarkusMain
public class Pavilion {
    public static void main(String... args) {
        Launch.prepare();
        Quarkus.run(args);
    }
}
