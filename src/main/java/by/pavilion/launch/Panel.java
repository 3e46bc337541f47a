package by.pavilion.launch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Waits until the application answers that it is ready, then tells a newcomer what there is and what to try. */
final class Panel {
    private static final long SECOND = 1_000_000_000L;

    private final String base;
    private final String broker;
    private final String credentials;
    private final long started;

    private Panel(String base, String broker, String credentials, long started) {
        this.base = base;
        this.broker = broker;
        this.credentials = credentials;
        this.started = started;
    }

    /** {@code started}: the nano time from which the seconds count. */
    static void showWhenReady(Settings settings, Home home, long started) {
        Panel panel = new Panel(
                "http://localhost:" + settings.httpPort(),
                System.getProperty(EmbeddedBroker.SERVERS, "the configured broker"),
                home.file(Keys.CREDENTIALS).toString(),
                started);
        Thread thread = new Thread(panel::waitAndShow, "start panel");
        thread.setDaemon(true);
        thread.start();
    }

    private void waitAndShow() {
        boolean loading = false;
        for (int code = health(); code != 200; code = health()) {
            if (code > 0 && !loading) {
                System.out.println("  application: up; loading its data");
                loading = true;
            }
            pause();
        }
        System.out.println(text());
    }

    /** The status of the readiness check, 0 while nobody answers. */
    private int health() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(base + "/q/health/ready").toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The lines to paste are those of the README, but for the folder: they need a shell and curl. */
    private String text() {
        return """

                Pavilion is ready after %4$d s. Ctrl-C stops it.

                  Shop to try    %1$s/
                  API            %1$s/api/v1
                  API browser    %1$s/q/swagger-ui
                  Health         %1$s/q/health/ready
                  Events         Kafka on %3$s
                  API keys       %2$s

                List products, place and pay an order, watch it: paste into another terminal, one after the other.

                curl -s '%1$s/api/v1/products?limit=3'

                . '%2$s'; ORDER=$(curl -s %1$s/sandbox/buyers/valid.json | curl -s %1$s/api/v1/orders -H "Authorization: Bearer $PAVILION_STOREFRONT_KEY" -H "Idempotency-Key: $(date +%%s)" -H 'Content-Type: application/json' -d @- | grep -o 'ord_[0-9A-Z]*' | head -n 1); echo "$ORDER"; curl -s "%1$s/api/v1/orders/$ORDER/payments" -H "Authorization: Bearer $PAVILION_STOREFRONT_KEY" -H "Idempotency-Key: $ORDER" -H 'Content-Type: application/json' -d '{"provider":"sandbox"}'

                curl -N "%1$s/api/v1/orders/$ORDER/events" -H "Authorization: Bearer $PAVILION_STOREFRONT_KEY"

                The first buyer passes every check. Others: %1$s/sandbox/buyers/quota-used.json (no quota left this year)
                and %1$s/sandbox/buyers/wrong-checksum.json (an identity number that cannot exist).
                """.formatted(base, credentials, broker, (System.nanoTime() - started) / SECOND);
    }
}
