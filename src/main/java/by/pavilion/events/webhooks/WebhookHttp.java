package by.pavilion.events.webhooks;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Calls subscribers. Java's own client looks names up by itself; this one connects to the address that was checked, and still
 * asks the certificate for the name. It follows nobody who points elsewhere, and of an answer only the status matters.
 */
@ApplicationScoped
class WebhookHttp {
    private static final long MOST_ANSWER_BYTES = 64 * 1024;
    private static final int KEEP_ALIVE_SECONDS = 15;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final WebhookAddresses addresses;
    private final WebhooksConfig.Webhooks config;
    private final HttpClient client;

    WebhookHttp(WebhookAddresses addresses, WebhooksConfig config, Vertx vertx) {
        this.addresses = addresses;
        this.config = config.webhooks();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) this.config.connectTimeout().toMillis())
                .setMaxPoolSize(2)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setVerifyHost(true));
    }

    /**
     * What came of a call.
     *
     * @param status empty when there was no answer
     * @param error empty when the subscriber has taken it
     */
    record Outcome(Optional<Integer> status, Optional<String> error) {
        boolean isTaken() {
            return error.isEmpty();
        }
    }

    /** Calls and waits for the answer, at most as long as a subscriber may take. */
    Outcome post(URI url, Map<String, String> headers, byte[] body) {
        AtomicReference<@Nullable HttpClientRequest> open = new AtomicReference<>();
        try {
            RequestOptions options = options(url, addresses.resolve(url));
            headers.forEach(options::putHeader);
            int status = client.request(options)
                    .compose(request -> {
                        open.set(request);
                        return request.send(Buffer.buffer(body)).compose(WebhookHttp::drained);
                    })
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return status / 100 == 2
                    ? new Outcome(Optional.of(status), Optional.empty())
                    : new Outcome(Optional.of(status), Optional.of("answered " + status));
        } catch (IOException e) {
            return failed(String.valueOf(e.getMessage()));
        } catch (ExecutionException e) {
            return failed(String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            HttpClientRequest request = open.get();
            if (request != null) {
                request.reset();
            }
            return failed("no answer within " + config.timeout().toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("interrupted");
        }
    }

    static Outcome failed(String error) {
        return new Outcome(Optional.empty(), Optional.of(error));
    }

    private static RequestOptions options(URI url, InetAddress address) {
        boolean secure = url.getScheme().toLowerCase(Locale.ROOT).equals("https");
        int port = url.getPort() >= 0 ? url.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(WebhookAddresses.host(url))
                .setPort(port)
                .setSsl(secure)
                .setFollowRedirects(false)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
    }

    /** The status once the answer has come to its end, or is longer than anybody needs. */
    private static Future<Integer> drained(HttpClientResponse response) {
        Promise<Integer> status = Promise.promise();
        AtomicLong read = new AtomicLong();
        response.exceptionHandler(status::tryFail);
        response.endHandler(unused -> status.tryComplete(response.statusCode()));
        response.handler(chunk -> {
            if (read.addAndGet(chunk.length()) > MOST_ANSWER_BYTES && status.tryComplete(response.statusCode())) {
                response.request().reset();
            }
        });
        return status.future();
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
