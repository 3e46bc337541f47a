package by.pavilion.channel.douyin;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.GatewayHttp;
import by.pavilion.channel.Shop;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.SignMethod;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes signed calls. The canonical JSON is built once: the same bytes are signed and sent. */
@ApplicationScoped
class DouyinClient {
    private static final Logger LOG = Logger.getLogger(DouyinClient.class);

    private final DouyinConfig config;
    private final GatewayHttp http;
    private final Clock clock;

    DouyinClient(DouyinConfig config, GatewayHttp http, Clock clock) {
        this.config = config;
        this.http = http;
        this.clock = clock;
    }

    /** What the platform answered: {@code data}, and whether it says that some items failed. */
    record Answer(int code, String subCode, JsonNode data) {
        boolean isSuccess() {
            return code == DouyinErrors.SUCCESS;
        }

        /** Some items failed and others did not, which {@code data} tells apart. */
        boolean isPartlyDone() {
            return code == DouyinErrors.PARTLY_FAILED;
        }

        ChannelFault fault(String method) {
            String reason = method + " " + code + " " + subCode;
            return DouyinErrors.isAboutOne(subCode)
                    ? ChannelFault.tooOftenAboutOne(reason)
                    : new ChannelFault(DouyinErrors.kindOf(method, code, subCode), reason);
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
        String body = CanonicalJson.of(parameters);
        String timestamp = String.valueOf(DouyinValues.seconds(clock.instant()));
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
        HttpRequest.Builder request = HttpRequest.newBuilder(address(shop.gateway(), method, query))
                .header("Content-Type", "application/json")
                .header("x-open-no-old-err-code", "1")
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        return read(method, http.send(shop, method, config.timeout(), request));
    }

    private static URI address(URI gateway, String method, Map<String, String> query) {
        String base = gateway.toString().replaceAll("/+$", "");
        return URI.create(base + "/" + method.replace('.', '/') + "?" + GatewayHttp.encoded(query));
    }

    private static Answer read(String method, byte[] body) throws ChannelFault {
        JsonNode answer;
        try {
            answer = DouyinJson.READER.readTree(body);
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
