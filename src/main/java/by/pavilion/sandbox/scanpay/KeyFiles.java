package by.pavilion.sandbox.scanpay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;

/** SHA256withRSA with keys that lie in files, as the firms do it. */
final class KeyFiles {
    private KeyFiles() {}

    static String sign(String text, Optional<String> file) {
        try {
            PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(content(file)));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the firm's key is no RSA key", e);
        }
    }

    static boolean verifies(String text, String signature, Optional<String> file) {
        try {
            PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(content(file)));
            Signature check = Signature.getInstance("SHA256withRSA");
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            return false;
        }
    }

    private static byte[] content(Optional<String> file) {
        try {
            return Base64.getDecoder()
                    .decode(Files.readAllLines(Path.of(file.orElseThrow())).stream()
                            .filter(line -> !line.startsWith("--"))
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException("the keys are not made yet", e);
        }
    }
}
