package by.pavilion.channel.jd;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.GatewayHttp;
import by.pavilion.channel.Shop;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Sends calls and reads JSON, mended where it can be. */
@ApplicationScoped
class JdHttp {
    private static final Logger LOG = Logger.getLogger(JdHttp.class);

    private final JdConfig config;
    private final GatewayHttp http;
    private final AtomicLong repaired = new AtomicLong();

    JdHttp(JdConfig config, GatewayHttp http) {
        this.config = config;
        this.http = http;
    }

    /** Posts a form. */
    JsonNode post(Shop shop, String method, URI door, Map<String, String> form) throws ChannelFault {
        HttpRequest.Builder request = HttpRequest.newBuilder(door)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(BodyPublishers.ofString(GatewayHttp.encoded(form), StandardCharsets.UTF_8));
        return send(shop, method, request);
    }

    /** Asks with parameters in the address. */
    JsonNode get(Shop shop, String method, URI address, Map<String, String> query, Map<String, String> headers)
            throws ChannelFault {
        URI whole = query.isEmpty() ? address : URI.create(address + "?" + GatewayHttp.encoded(query));
        HttpRequest.Builder request = HttpRequest.newBuilder(whole)
                .header("Accept", "application/json")
                .GET();
        headers.forEach(request::header);
        return send(shop, method, request);
    }

    /** How many answers were no JSON until they were mended, since the start. */
    long repaired() {
        return repaired.get();
    }

    private JsonNode send(Shop shop, String method, HttpRequest.Builder request) throws ChannelFault {
        String body = new String(http.send(shop, method, config.timeout(), request), StandardCharsets.UTF_8);
        try {
            JdJson.Read read = JdJson.read(body);
            if (read.repaired()) {
                LOG.warnf("method=%s answered broken JSON, repaired=%d", method, repaired.incrementAndGet());
            }
            return read.json();
        } catch (JsonProcessingException e) {
            throw new ChannelFault(ChannelFault.Kind.RETRY, method + " answered no JSON");
        }
    }
}
