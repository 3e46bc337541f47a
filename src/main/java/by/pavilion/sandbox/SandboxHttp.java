package by.pavilion.sandbox;

import by.pavilion.shared.PublicUrl;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** How the sandbox calls others: from outside, over HTTP, with a limit of time on each call. */
@ApplicationScoped
public class SandboxHttp {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private static final int THREADS = 4;

    /** Few are enough for all calls under way: none of them waits for an answer. */
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "sandbox-http");
        thread.setDaemon(true);
        return thread;
    });

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .executor(threads)
            .build();
    private final PublicUrl url;

    SandboxHttp(PublicUrl url) {
        this.url = url;
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }

    /** A request to an address, or to a path of this installation. */
    public HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(url.resolve(address)).timeout(ANSWER);
    }

    public HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(ANSWER);
    }

    /** Sends and waits. */
    public HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while calling " + request.uri().getPath(), e);
        }
    }

    /** Sends without holding a thread: the answer may come from this very process. */
    public CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest request) {
        return client.sendAsync(request, BodyHandlers.ofString());
    }
}
