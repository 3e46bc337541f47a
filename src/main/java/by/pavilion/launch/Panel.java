package by.pavilion.launch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Waits until the application answers that it is ready, then tells a newcomer what there is and what to try. */
final class Panel {
    private Panel() {}

    static void showWhenReady(int port, Home home) {
        String base = "http://localhost:" + port;
        long started = System.nanoTime();
        Thread thread = new Thread(
                () -> {
                    while (!isReady(base)) {
                        pause();
                    }
                    System.out.println(text(base, home.file(Keys.CREDENTIALS).toString(), seconds(started)));
                },
                "start panel");
        thread.setDaemon(true);
        thread.start();
    }

    private static long seconds(long since) {
        return (System.nanoTime() - since) / 1_000_000_000L;
    }

    private static boolean isReady(String base) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(base + "/q/health/ready").toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(String base, String credentials, long seconds) {
        return """

                Pavilion is ready after %4$d s.

                  Shop to try    %1$s/
                  API            %1$s/api/v1
                  API browser    %1$s/q/swagger-ui
                  Health         %1$s/q/health/ready
                  Events         Kafka on %3$s
                  Keys           %2$s
                """.formatted(base, credentials, "localhost:9092", seconds);
    }
}
