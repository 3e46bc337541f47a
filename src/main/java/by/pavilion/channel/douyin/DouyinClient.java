package by.pavilion.channel.douyin;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.GatewayAddresses;
import by.pavilion.channel.Shop;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.SignMethod;
import by.pavilion.channel.limits.Clocks;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes signed calls. The canonical JSON is built once: the same bytes are signed and sent. */
@ApplicationScoped
class DouyinClient {
    private static final Logger LOG = Logger.getLogger(DouyinClient.class);

    private final DouyinConfig config;
    private final GatewayAddresses gateways;
    private final Clocks clocks;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    DouyinClient(DouyinConfig config, GatewayAddresses gateways, Clocks clocks, Clock clock) {
        this.config = config;
        this.gateways = gateways;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** What the platform answered: {@code data}, and whether it says that some items failed. */
    record Answer(int code, String subCode, JsonNode data) {
        boolean isSuccess() {
            return code == DouyinErrors.SUCCESS || code == DouyinErrors.PARTLY_FAILED;
        }

        ChannelFault fault(String method) {
            return new ChannelFault(DouyinErrors.kindOf(code, subCode), method + " " + code + " " + subCode);
        }
    }

    /**
     * Makes a call.
     *
     * @param method in the spelling of the documentation: it is signed
     * @param accessToken null for the calls that get one
     * @throws ChannelFault when there is no answer that can be read; a refusal is an answer
     */
    Answer call(ShopAccess access, String method, Map<String, ?> parameters, @Nullable String accessToken)
            throws ChannelFault {
        Shop shop = access.shop();
        gateways.check(shop.gateway());
        String body = CanonicalJson.of(parameters);
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        Map<String, String> query = new LinkedHashMap<>();
        query.put("app_key", shop.appKey());
        query.put("method", method);
        Optional.ofNullable(accessToken).ifPresent(token -> query.put("access_token", token));
        query.put("timestamp", timestamp);
        query.put("v", "2");
        query.put(
                "sign",
                DouyinSignature.ofCall(
                        SignMethod.HMAC_SHA256, shop.appKey(), access.appSecret(), method, body, timestamp));
        query.put("sign_method", SignMethod.HMAC_SHA256.wire());
        HttpRequest request = HttpRequest.newBuilder(address(shop.gateway(), method, query))
                .timeout(config.timeout())
                .header("Content-Type", "application/json")
                .header("x-open-no-old-err-code", "1")
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        HttpResponse<byte[]> response = send(method, request);
        clocks.answered(shop, response.headers().firstValue("date"));
        return read(method, response);
    }

    private static URI address(URI gateway, String method, Map<String, String> query) {
        String base = gateway.toString().replaceAll("/+$", "");
        String parameters = query.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return URI.create(base + "/" + method.replace('.', '/') + "?" + parameters);
    }

    /** The time-out holds for the whole answer, so that a slow body cannot keep us. */
    private HttpResponse<byte[]> send(String method, HttpRequest request) throws ChannelFault {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, BodyHandlers.ofByteArray());
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

    private static Answer read(String method, HttpResponse<byte[]> response) throws ChannelFault {
        if (response.statusCode() != 200) {
            throw new ChannelFault(ChannelFault.Kind.RETRY, method + " answered HTTP " + response.statusCode());
        }
        JsonNode answer;
        try {
            answer = DouyinJson.READER.readTree(response.body());
        } catch (IOException e) {
            throw new ChannelFault(ChannelFault.Kind.RETRY, method + " answered no JSON");
        }
        int code = DouyinValues.number(answer.path("code"))
                .filter(number -> number == number.intValue())
                .orElseThrow(() -> new ChannelFault(ChannelFault.Kind.RETRY, method + " answered without a code"))
                .intValue();
        String subCode = DouyinValues.text(answer.path("sub_code")).orElse("");
        LOG.debugf(
                "method=%s code=%d subCode=%s logId=%s",
                method, code, subCode, DouyinValues.text(answer.path("log_id")).orElse(""));
        Answer read = new Answer(code, subCode, answer.path("data"));
        if (!read.isSuccess()) {
            LOG.warnf(
                    "method=%s code=%d subCode=%s logId=%s",
                    method,
                    code,
                    subCode,
                    DouyinValues.text(answer.path("log_id")).orElse(""));
        }
        return read;
    }
}
