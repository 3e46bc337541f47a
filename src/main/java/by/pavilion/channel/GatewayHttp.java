package by.pavilion.channel;

import by.pavilion.channel.limits.Clocks;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Sends calls to marketplaces, to addresses that are allowed only, and compares clocks by the answers. It knows nothing of
 * signatures, and logs neither what is sent nor what comes.
 */
@ApplicationScoped
public class GatewayHttp {
    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    /** Many times as much as the longest page of a list: what sends more is no gateway, and must not fill our memory. */
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private final GatewayAddresses gateways;
    private final Clocks clocks;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    GatewayHttp(GatewayAddresses gateways, Clocks clocks, Clock clock) {
        this.gateways = gateways;
        this.clocks = clocks;
        this.clock = clock;
    }

    /**
     * Sends a call.
     *
     * @param method what the call is named in faults
     * @param timeout holds for the whole answer, so that a slow body cannot keep us
     * @return the body of an answer whose status is 200
     * @throws ChannelFault {@link ChannelFault.Kind#WAIT} for status 429, and for 503 where it says how long to wait, {@link
     *     ChannelFault.Kind#RETRY} for any other and for none at all
     */
    public byte[] send(Shop shop, String method, Duration timeout, HttpRequest.Builder request) throws ChannelFault {
        HttpRequest built = request.timeout(timeout).build();
        gateways.check(built.uri());
        HttpResponse<byte[]> response = answer(method, timeout, built);
        clocks.answered(shop, response.headers().firstValue("date"));
        if (response.statusCode() != OK) {
            throw fault(method, response);
        }
        return response.body();
    }

    private ChannelFault fault(String method, HttpResponse<byte[]> response) {
        String reason = method + " answered HTTP " + response.statusCode();
        Optional<Duration> pause =
                response.headers().firstValue("retry-after").flatMap(text -> RetryAfter.read(text, clock.instant()));
        boolean isTooOften =
                response.statusCode() == TOO_MANY || (response.statusCode() == UNAVAILABLE && pause.isPresent());
        return isTooOften ? ChannelFault.tooOften(reason, pause) : new ChannelFault(ChannelFault.Kind.RETRY, reason);
    }

    private HttpResponse<byte[]> answer(String method, Duration timeout, HttpRequest request) throws ChannelFault {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, told -> new LimitedBody(MOST_BYTES));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
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

    /** Parameters as they stand in an address or a form. */
    public static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
