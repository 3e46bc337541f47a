package by.pavilion.channel.jd;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ShopAccess;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Makes signed calls, classic and newer ones. The text of the parameters is written once: the same is signed and sent. */
@ApplicationScoped
class JdClient {
    private static final Logger LOG = Logger.getLogger(JdClient.class);

    private final JdConfig config;
    private final JdHttp http;
    private final Clock clock;

    JdClient(JdConfig config, JdHttp http, Clock clock) {
        this.config = config;
        this.http = http;
        this.clock = clock;
    }

    /**
     * A classic call.
     *
     * @param parameters by their names in the documentation, flat; numbers are mostly texts there
     */
    JdAnswer call(ShopAccess access, String method, Map<String, ?> parameters, String token) throws ChannelFault {
        refuseFiles(method, parameters);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("method", method);
        form.put("app_key", access.shop().appKey());
        form.put("access_token", token);
        form.put("timestamp", JdValues.time(clock.instant()));
        form.put("v", "2.0");
        form.put("360buy_param_json", JdJson.write(parameters));
        form.put("sign", JdSignature.of(access.appSecret(), form));
        JsonNode answer = http.post(access.shop(), method, doors(access).router(), form);
        return logged(method, () -> JdAnswer.read(method, answer));
    }

    /**
     * A newer call, which only reads.
     *
     * @param path below the door, without a number
     * @param number what stands at the end of the path: its name, by which it is signed, and its value
     */
    JsonNode get(
            ShopAccess access,
            String path,
            Optional<Map.Entry<String, String>> number,
            Map<String, String> query,
            String token)
            throws ChannelFault {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-JOS-App-Key", access.shop().appKey());
        headers.put("X-JOS-Access-Token", token);
        headers.put("X-JOS-Timestamp", JdValues.millis(clock.instant()));
        Map<String, String> signed = new LinkedHashMap<>(headers);
        signed.putAll(query);
        number.ifPresent(last -> signed.put(last.getKey(), last.getValue()));
        headers.put("X-JOS-Sign", JdSignature.of(access.appSecret(), signed));
        headers.put("X-JOS-Request-Identity", "vender");
        String end = number.map(last -> "/" + URLEncoder.encode(last.getValue(), StandardCharsets.UTF_8))
                .orElse("");
        JsonNode answer = http.get(access.shop(), path, URI.create(doors(access).rest() + path + end), query, headers);
        return logged(path, () -> RestAnswer.read(path, answer));
    }

    /** A call for tokens: the secret itself goes with it, and nothing is signed. */
    JsonNode token(ShopAccess access, String name, Map<String, String> parameters) throws ChannelFault {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("app_key", access.shop().appKey());
        form.put("app_secret", access.appSecret());
        form.putAll(parameters);
        return http.post(access.shop(), name, URI.create(doors(access).oauth() + "/" + name), form);
    }

    Instant now() {
        return clock.instant();
    }

    private JdDoors doors(ShopAccess access) {
        return JdDoors.of(access.shop().gateway(), config);
    }

    private static void refuseFiles(String method, Map<String, ?> parameters) throws ChannelFault {
        for (Map.Entry<String, ?> parameter : parameters.entrySet()) {
            if (parameter.getValue() instanceof String text && JdSignature.isFile(text)) {
                throw new ChannelFault(ChannelFault.Kind.REFUSED, method + " " + parameter.getKey() + " begins with @");
            }
        }
    }

    /** Reads an answer. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws ChannelFault;
    }

    private static <T> T logged(String method, Reading<T> reading) throws ChannelFault {
        try {
            return reading.read();
        } catch (ChannelFault fault) {
            LOG.warnf("method=%s kind=%s %s", method, fault.kind(), fault.reason());
            throw fault;
        }
    }
}
