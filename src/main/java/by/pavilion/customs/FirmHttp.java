package by.pavilion.customs;

import by.pavilion.shared.PublicUrl;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** HTTP to firms outside: bounded in time and size, never followed elsewhere, never within a transaction. */
@ApplicationScoped
class FirmHttp {
    /** The longest answer that is read. */
    static final int MOST_BYTES = 64 * 1024 * 1024;

    private final CustomsConfig config;
    private final PublicUrl publicUrl;
    private final HttpClient client;

    /** Status, headers and body of an answer, or the beginning of its body. */
    static final class Answer {
        private final int status;
        private final HttpHeaders headers;
        private final byte[] body;

        private Answer(int status, HttpHeaders headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        /** Whether this is only the beginning. */
        boolean isCut() {
            return body.length > MOST_BYTES;
        }

        /** The header's first value, empty when there is none. */
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        int status() {
            return status;
        }

        byte[] body() {
            return body;
        }
    }

    FirmHttp(CustomsConfig config, PublicUrl publicUrl) {
        this.config = config;
        this.publicUrl = publicUrl;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * A request to be sent.
     *
     * @param address absolute, or a path on this installation
     * @throws FirmUnavailable when this installation does not listen yet, so that it does not know its own port
     */
    HttpRequest.Builder request(String address) throws FirmUnavailable {
        URI target = publicUrl.resolve(address);
        if (target.getHost() == null) {
            throw new FirmUnavailable("this installation does not listen yet");
        }
        return HttpRequest.newBuilder(target);
    }

    /** @throws FirmUnavailable also when the answer is longer than may be read */
    Answer send(HttpRequest.Builder request) throws FirmUnavailable {
        Answer answer = sendForBeginning(request);
        if (answer.isCut()) {
            throw new FirmUnavailable("the answer is longer than " + MOST_BYTES + " bytes");
        }
        return answer;
    }

    /** Of an answer that is longer than may be read, its beginning. */
    Answer sendForBeginning(HttpRequest.Builder request) throws FirmUnavailable {
        try {
            HttpResponse<InputStream> response =
                    client.send(request.timeout(config.timeout()).build(), BodyHandlers.ofInputStream());
            try (InputStream stream = response.body()) {
                return new Answer(response.statusCode(), response.headers(), stream.readNBytes(MOST_BYTES + 1));
            }
        } catch (IOException e) {
            throw new FirmUnavailable(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FirmUnavailable("interrupted");
        }
    }
}
