package by.pavilion.ordering.wechatpay;

import by.pavilion.ordering.payment.FirmHttp;
import by.pavilion.ordering.payment.PemKeys;
import by.pavilion.ordering.payment.RsaSignature;
import by.pavilion.shared.PublicUrl;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Calls WeChat Pay with our signature, and believes no answer without its. */
@ApplicationScoped
class WechatPayClient {
    private final WechatPayConfig config;
    private final PemKeys keys;
    private final PublicUrl publicUrl;
    private final Clock clock;
    private final FirmHttp http;

    WechatPayClient(WechatPayConfig config, PemKeys keys, PublicUrl publicUrl, Clock clock) {
        this.config = config;
        this.keys = keys;
        this.publicUrl = publicUrl;
        this.clock = clock;
        this.http = new FirmHttp("WeChat Pay", config.connectTimeout());
    }

    /** What WeChat Pay answered. */
    record Answer(int status, String body) {}

    Answer get(String address) throws IOException {
        return call("GET", address, "");
    }

    Answer post(String address, String body) throws IOException {
        return call("POST", address, body);
    }

    /** @throws IOException when there is no answer, or none that WeChat Pay has signed */
    private Answer call(String method, String address, String body) throws IOException {
        URI uri = publicUrl.resolve(config.url().orElseThrow() + address);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(config.requestTimeout())
                .header("Accept", "application/json")
                .header("Authorization", authorization(method, uri, body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> response = http.send(request.method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (!isGenuine(
                header(response, "Wechatpay-Serial"),
                header(response, "Wechatpay-Timestamp"),
                header(response, "Wechatpay-Nonce"),
                header(response, "Wechatpay-Signature"),
                response.body())) {
            throw new IOException("an answer with status " + response.statusCode() + " is not signed by WeChat Pay");
        }
        return new Answer(response.statusCode(), response.body());
    }

    /** The file at an address that WeChat Pay has signed; what is in it is not signed but hashed. */
    InputStream download(String address) throws IOException {
        URI uri = http.address(address);
        return http.download(HttpRequest.newBuilder(uri)
                .timeout(config.requestTimeout())
                .header("Authorization", authorization("GET", uri, ""))
                .GET()
                .build());
    }

    private String authorization(String method, URI uri, String body) throws IOException {
        String address = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = UUID.randomUUID().toString().replace("-", "");
        String signature = RsaSignature.sign(
                WechatSignature.ofRequest(method, address, timestamp, nonce, body),
                keys.privateKey(config.privateKey().orElseThrow()));
        return "WECHATPAY2-SHA256-RSA2048 mchid=\"%s\",nonce_str=\"%s\",signature=\"%s\",timestamp=\"%s\",serial_no=\"%s\""
                .formatted(
                        config.merchantId().orElseThrow(),
                        nonce,
                        signature,
                        timestamp,
                        config.merchantSerial().orElseThrow());
    }

    /** Whether an answer or a notification is WeChat Pay's, and fresh. */
    boolean isGenuine(String serial, String timestamp, String nonce, String signature, String body) throws IOException {
        Optional<String> key = Optional.ofNullable(config.platformKeys().get(serial));
        return key.isPresent()
                && WechatSignature.isFresh(timestamp, clock.instant(), config.window())
                && RsaSignature.verifies(
                        WechatSignature.ofAnswer(timestamp, nonce, body), signature, keys.publicKey(key.get()));
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
