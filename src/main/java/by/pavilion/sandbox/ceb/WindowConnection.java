package by.pavilion.sandbox.ceb;

import by.pavilion.sandbox.SandboxConfig;
import by.pavilion.sandbox.SandboxHttp;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the firms reach the single window: over HTTP, as any other sender. */
@ApplicationScoped
public class WindowConnection {
    /** The window's own number on the exchange platform, invented. */
    public static final String WINDOW = "DXPEDCCEBWINDOW1";

    /** How the numbers of the sandbox's own firms begin: they declare, and never fetch what comes of it. */
    public static final String OWN_FIRMS = "DXPENTSANDBOX";

    private static final Pattern CODE = Pattern.compile("<(?:\\w+:)?ResponseCode>(\\w+)</");

    private final SandboxConfig config;
    private final SandboxHttp http;
    private final Clock clock;

    WindowConnection(SandboxConfig config, SandboxHttp http, Clock clock) {
        this.config = config;
        this.http = http;
        this.clock = clock;
    }

    /** Sends one message; fails with an {@link IOException} unless the window has taken it. */
    public CompletableFuture<Void> send(String sender, String messageType, String message) {
        String envelope = DxpEnvelope.wrap(CebWriter.guid(), sender, WINDOW, clock.instant(), messageType, message);
        HttpRequest request = http.request(config.windowUrl() + "/messages")
                .header("Content-Type", "application/xml; charset=UTF-8")
                .POST(BodyPublishers.ofString(envelope))
                .build();
        return http.sendAsync(request).thenCompose(answer -> accepted(messageType, answer));
    }

    private static CompletableFuture<Void> accepted(String messageType, HttpResponse<String> answer) {
        Matcher code = CODE.matcher(answer.body());
        if (answer.statusCode() == 200 && code.find() && code.group(1).equals("0000")) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.failedFuture(
                new IOException("the window did not take " + messageType + ": HTTP " + answer.statusCode()));
    }
}
