package by.pavilion.ordering.payment;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** HTTP with one payment firm. Whatever goes wrong is an {@link IOException}: the firm is asked again later. */
public final class FirmHttp {
    private static final int OK = 200;

    private final String firm;
    private final HttpClient http;

    /** @param firm its name in messages */
    public FirmHttp(String firm, Duration connectTimeout) {
        this.firm = firm;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .build();
    }

    /** What the firm answers, whatever its status. */
    public HttpResponse<String> send(HttpRequest request) throws IOException {
        return send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** A file of the firm, to be closed by the caller. */
    public InputStream download(HttpRequest request) throws IOException {
        HttpResponse<InputStream> response = send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != OK) {
            response.body().close();
            throw new IOException(firm + " answered " + response.statusCode() + " instead of its statement");
        }
        return response.body();
    }

    /** An address that the firm has named. */
    public URI address(String text) throws IOException {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IOException(firm + " gave no address", e);
        }
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return http.send(request, handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + firm + " was asked", e);
        }
    }
}
