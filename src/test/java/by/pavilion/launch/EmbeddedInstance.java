package by.pavilion.launch;

import java.nio.file.Path;
import java.util.Map;

/** A program that only holds the embedded services of a folder, for a test to kill. */
final class EmbeddedInstance {
    private EmbeddedInstance() {}

    /** Takes the folder and the folder of the unpacked binaries; prints the settings, then stays. */
    public static void main(String... folders) throws InterruptedException {
        Home home = Home.open(Path.of(folders[0]));
        home.lock();
        Map<String, String> settings = new EmbeddedServices(home, Path.of(folders[1]), EmbeddedDatabase.MEGABYTES)
                .start(true, true, Ports.free());
        System.out.print(Keys.print(settings));
        System.out.println("ready=true");
        Thread.sleep(Long.MAX_VALUE);
    }
}
