package by.pavilion.channel.jd;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.GatewayAddresses;
import by.pavilion.channel.Shop;
import by.pavilion.channel.limits.Clocks;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Sends calls and reads JSON. It knows nothing of signatures, and logs neither what is sent nor what comes. */
@ApplicationScoped
class JdHttp {
    private static final Logger LOG = Logger.getLogger(JdHttp.class);
    private static final int OK = 200;
    private static final int TOO_MANY = 429;

    private final JdConfig config;
    private final GatewayAddresses gateways;
    private final Clocks clocks;
    private final AtomicLong repaired = new AtomicLong();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    JdHttp(JdConfig config, GatewayAddresses gateways, Clocks clocks) {
        this.config = config;
        this.gateways = gateways;
        this.clocks = clocks;
    }

    /** Posts a form. */
    JsonNode post(Shop shop, String method, URI door, Map<String, String> form) throws ChannelFault {
        HttpRequest.Builder request = HttpRequest.newBuilder(door)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(BodyPublishers.ofString(encoded(form), StandardCharsets.UTF_8));
        return send(shop, method, door, request);
    }

    /** Asks with parameters in the address. */
    JsonNode get(Shop shop, String method, URI address, Map<String, String> query, Map<String, String> headers)
            throws ChannelFault {
        URI whole = query.isEmpty() ? address : URI.create(address + "?" + encoded(query));
        HttpRequest.Builder request = HttpRequest.newBuilder(whole)
                .header("Accept", "application/json")
                .GET();
        headers.forEach(request::header);
        return send(shop, method, address, request);
    }

    /** How many answers were no JSON until they were mended, since the start. */
    long repaired() {
        return repaired.get();
    }

    private JsonNode send(Shop shop, String method, URI door, HttpRequest.Builder request) throws ChannelFault {
        gateways.check(door);
        HttpResponse<String> response =
                answer(method, request.timeout(config.timeout()).build());
        clocks.answered(shop, response.headers().firstValue("date"));
        if (response.statusCode() == TOO_MANY) {
            throw new ChannelFault(ChannelFault.Kind.WAIT, method + " answered HTTP " + TOO_MANY);
        }
        if (response.statusCode() != OK) {
            throw new ChannelFault(ChannelFault.Kind.RETRY, method + " answered HTTP " + response.statusCode());
        }
        try {
            JdJson.Read read = JdJson.read(response.body());
            if (read.repaired()) {
                LOG.warnf("method=%s answered broken JSON, repaired=%d", method, repaired.incrementAndGet());
            }
            return read.json();
        } catch (JsonProcessingException e) {
            throw new ChannelFault(ChannelFault.Kind.RETRY, method + " answered no JSON");
        }
    }

    /** The time-out holds for the whole answer, so that a slow body cannot keep us. */
    private HttpResponse<String> answer(String method, HttpRequest request) throws ChannelFault {
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            return answer.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            String cause = e.getCause() == null ? "" : e.getCause().getClass().getSimpleName();
            throw new ChannelFault(ChannelFault.Kind.RETRY, method + " cannot be reached: " + cause);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new ChannelFault(ChannelFault.Kind.RETRY, method + " did not answer in time");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new ChannelFault(ChannelFault.Kind.RETRY, method + " was interrupted");
        }
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
