package by.pavilion.ordering.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.ordering.payment.PemKeys;
import by.pavilion.ordering.payment.RsaSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/**
 * Signatures and sealed resources that were made by others: the signatures by {@code openssl dgst -sha256 -sign} (3.0.19), the
 * ciphertext by OpenSSL's AES-256-GCM through Python's cryptography 48. The key is of the test's own and signs nothing else.
 */
class WechatVectorsTest {
    private static final String REQUEST = WechatSignature.ofRequest(
            "POST",
            "/v3/pay/transactions/native",
            "1767225600",
            "593BEC0C930BF1AFEB40B4A08C8FB242",
            "{\"total\":6546,\"描述\":\"跨境\"}");
    private static final String REQUEST_SIGNATURE = """
            F11Lp44q8TEJaBp3oTmLpXUd1dqqsMy07h+B0G9CtRFDyHZKqmsJHoobuHOoQtY3I2Mv5x7KG9IfLiCwLQTAEvK2UaZthZ8stzn/eVr53u1PrujH0ZFJ65ml5fdP2+GZTt2i32TNb4kpXKkwGlm5COwiS/iFERngsYjRVt8weIAlKdtqeDm5zHdkgYIfZenRoT/CUW2NE8BUxSa/ZzEEem5rsgR5gFcD6XrrcnAH58K3HNSHYWsQ39f5w2J75Ks6Zb5OZsWQKzG3eILsaPPBK0g7U0v3V6jzcwOgjTPmiLWpUglOZw5aJ8mWljB2FPciXEkUocuput/d+zVTAoZZfA==""";
    private static final String ANSWER = WechatSignature.ofAnswer(
            "1767225600", "c5ac7061fccab6bf3e254dcf98995b8c", "{\"code_url\":\"weixin://wxpay/bizpayurl?pr=1\"}");
    private static final String ANSWER_SIGNATURE = """
            Cn2vjaIDnoEPpwUWgwI/q3g47iCAx41O2NPlemPT/EzbPYYnj7lJYLwQ8GOxtLrV91ksjcaXlGvAbPFmx68PQhG/TUmUVrCGR++Q6LfmVZwac+VmgC69SK+xAIL73HMrezI2dU0ur0JSBUxDUxOVatz/Zq091fWg6yrlOewkCpf2xHLPGgwI3rwuaPAfiJip0KyaH+iNF5LbYqmgHXOOJzMr9PXF6AOgIUDpk7WgPEY7hwlD+MKldgfvmqeSiQOGWWzhCkdKKtjXw3FeMiXWcLzq51eYpanyeR3VM0MbhTVMyaHH5pHJ6lpKXax9R+aiSFg3GBzNnZIa62m1CL9vbA==""";
    private static final String API_KEY = "0123456789abcdefghijklmnopqrstuv";
    private static final String CIPHERTEXT =
            "kdUw5hwyZ7EmqIvJoZVgiwesNTdQFx5WGYtwh/q3RD91nWB9KYmUC7iq/8TIQ0pHOPZiOlvmEkXJip6A+TZr2mRNa4BNkQ==";

    private final PemKeys keys = new PemKeys();

    @Test
    void aRequestIsSignedAsOpensslSignsIt() throws IOException {
        PrivateKey key = keys.privateKey("src/test/resources/payment/vector-key.pem");

        assertThat(RsaSignature.sign(REQUEST, key)).isEqualTo(REQUEST_SIGNATURE);
    }

    @Test
    void anAnswerVerifiesAndNoneThatDiffersInOneByte() throws IOException {
        PublicKey key = keys.publicKey("src/test/resources/payment/vector-key-public.pem");
        assertThat(RsaSignature.verifies(ANSWER, ANSWER_SIGNATURE, key)).isTrue();

        for (int at = 0; at < ANSWER.length(); at++) {
            String flipped = ANSWER.substring(0, at) + (char) (ANSWER.charAt(at) ^ 1) + ANSWER.substring(at + 1);
            assertThat(RsaSignature.verifies(flipped, ANSWER_SIGNATURE, key))
                    .as("byte %d", at)
                    .isFalse();
        }
        byte[] signature = Base64.getDecoder().decode(ANSWER_SIGNATURE);
        for (int at = 0; at < signature.length; at += 16) {
            signature[at] ^= 1;
            assertThat(RsaSignature.verifies(ANSWER, Base64.getEncoder().encodeToString(signature), key))
                    .isFalse();
            signature[at] ^= 1;
        }
        assertThat(RsaSignature.verifies(ANSWER, "", key)).isFalse();
        assertThat(RsaSignature.verifies(ANSWER, "WECHATPAY/SIGNTEST/" + ANSWER_SIGNATURE, key))
                .isFalse();
        assertThat(RsaSignature.verifies(REQUEST, ANSWER_SIGNATURE, key)).isFalse();
    }

    @Test
    void keysAreReadFromPemFromItsBase64AndFromFiles() throws IOException {
        String file = "src/test/resources/payment/vector-key-public.pem";
        String pem = Files.readString(Path.of(file));
        String bare = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");

        assertThat(keys.publicKey(pem)).isEqualTo(keys.publicKey(file)).isEqualTo(keys.publicKey(bare));
    }

    @Test
    void aResourceOpensWithItsKeyAndItsContextAndWithNoOther() {
        assertThat(new SealedResource("AEAD_AES_256_GCM", CIPHERTEXT, "fdasflkja484", "transaction").open(API_KEY))
                .contains("{\"out_trade_no\":\"pay_0HZX3K8Q00001\",\"attach\":\"订单\"}");

        byte[] sealed = Base64.getDecoder().decode(CIPHERTEXT);
        for (int at = 0; at < sealed.length; at++) {
            sealed[at] ^= 1;
            String flipped = Base64.getEncoder().encodeToString(sealed);
            assertThat(new SealedResource("AEAD_AES_256_GCM", flipped, "fdasflkja484", "transaction").open(API_KEY))
                    .as("byte %d", at)
                    .isEmpty();
            sealed[at] ^= 1;
        }
        assertThat(new SealedResource("AEAD_AES_256_GCM", CIPHERTEXT, "fdasflkja485", "transaction").open(API_KEY))
                .isEmpty();
        assertThat(new SealedResource("AEAD_AES_256_GCM", CIPHERTEXT, "fdasflkja484", "refund").open(API_KEY))
                .isEmpty();
        assertThat(new SealedResource("AEAD_AES_128_GCM", CIPHERTEXT, "fdasflkja484", "transaction").open(API_KEY))
                .isEmpty();
        assertThat(new SealedResource("AEAD_AES_256_GCM", CIPHERTEXT, "fdasflkja484", "transaction")
                        .open(API_KEY.replace('0', '1')))
                .isEmpty();
        assertThat(new SealedResource("AEAD_AES_256_GCM", "no base64!", "", "").open(API_KEY))
                .isEmpty();
    }

    @Test
    void aTimeIsFreshWithinTheWindowOnBothSides() {
        Instant now = Instant.ofEpochSecond(1_767_225_600);
        Duration window = Duration.ofMinutes(5);

        assertThat(WechatSignature.isFresh("1767225300", now, window)).isTrue();
        assertThat(WechatSignature.isFresh("1767225900", now, window)).isTrue();
        assertThat(WechatSignature.isFresh("1767225299", now, window)).isFalse();
        assertThat(WechatSignature.isFresh("1767225901", now, window)).isFalse();
        assertThat(WechatSignature.isFresh("", now, window)).isFalse();
        assertThat(WechatSignature.isFresh(Long.toString(Long.MIN_VALUE), now, window))
                .isFalse();
    }
}
