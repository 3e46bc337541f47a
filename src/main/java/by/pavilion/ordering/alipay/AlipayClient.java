package by.pavilion.ordering.alipay;

import by.pavilion.ordering.payment.FirmHttp;
import by.pavilion.ordering.payment.PemKeys;
import by.pavilion.ordering.payment.RsaSignature;
import by.pavilion.shared.PublicUrl;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Calls Alipay with our signature, and believes no answer without its. */
@ApplicationScoped
class AlipayClient {
    private static final int OK = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AlipayConfig config;
    private final PemKeys keys;
    private final PublicUrl publicUrl;
    private final Clock clock;
    private final FirmHttp http;

    AlipayClient(AlipayConfig config, PemKeys keys, PublicUrl publicUrl, Clock clock) {
        this.config = config;
        this.keys = keys;
        this.publicUrl = publicUrl;
        this.clock = clock;
        this.http = new FirmHttp("Alipay", config.connectTimeout());
    }

    /**
     * What was asked and answered.
     *
     * @param told the part of the answer that Alipay has signed
     */
    record Exchange(String request, String answer, JsonNode told) {
        String text(String member) {
            return told.path(member).asText("");
        }

        boolean isSuccess() {
            return text("code").equals("10000");
        }

        /** Alipay's word for why it will not. */
        String refusal() {
            return text("sub_code").isEmpty() ? text("code") : text("sub_code");
        }
    }

    /**
     * @param notifyUrl where Alipay tells how it went
     * @param content what is asked for, in JSON
     * @throws IOException when there is no answer, or none that Alipay has signed
     */
    Exchange call(String method, Optional<URI> notifyUrl, String content) throws IOException {
        SortedMap<String, String> form = new TreeMap<>();
        form.put("app_id", config.appId().orElseThrow());
        form.put("method", method);
        form.put("format", "JSON");
        form.put("charset", "utf-8");
        form.put("sign_type", "RSA2");
        form.put("timestamp", AlipayTime.print(clock.instant()));
        form.put("version", "1.0");
        form.put("biz_content", content);
        notifyUrl.ifPresent(url -> form.put("notify_url", url.toString()));
        form.put(
                "sign",
                RsaSignature.sign(
                        Form.signed(form), keys.privateKey(config.privateKey().orElseThrow())));
        HttpResponse<String> response =
                http.send(HttpRequest.newBuilder(publicUrl.resolve(config.url().orElseThrow() + "?charset=utf-8"))
                        .timeout(config.requestTimeout())
                        .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Form.print(form)))
                        .build());
        if (response.statusCode() != OK) {
            throw new IOException("Alipay answered " + response.statusCode());
        }
        String part = part(response.body(), method.replace('.', '_') + "_response");
        String sign = JSON.readTree(response.body()).path("sign").asText("");
        if (!verifies(part, sign)) {
            throw new IOException("an answer is not signed by Alipay");
        }
        return new Exchange(content, response.body(), JSON.readTree(part));
    }

    /** The member's value, byte for byte as it stands there: that is what is signed. */
    static String part(String answer, String member) throws IOException {
        try (JsonParser parser = JSON.createParser(answer)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("Alipay's answer is no object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(member);
                parser.nextToken();
                int from = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
                parser.skipChildren();
                if (wanted && parser.currentToken() == JsonToken.END_OBJECT) {
                    return answer.substring(
                            from, Math.toIntExact(parser.currentLocation().getCharOffset()));
                }
            }
        }
        throw new IOException("Alipay's answer lacks " + member);
    }

    /** Whether one of Alipay's keys has signed the text. */
    boolean verifies(String text, String signature) throws IOException {
        List<String> platform = Stream.of(config.platformKey(), config.nextPlatformKey())
                .flatMap(Optional::stream)
                .toList();
        for (String key : platform) {
            if (RsaSignature.verifies(text, signature, keys.publicKey(key))) {
                return true;
            }
        }
        return false;
    }

    /** The file at an address that Alipay has signed. */
    InputStream download(String address) throws IOException {
        return http.download(HttpRequest.newBuilder(http.address(address))
                .timeout(config.requestTimeout())
                .GET()
                .build());
    }
}
