package by.pavilion.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    @TempDir
    Path folder;

    @Test
    void areMadeOnceAndReadAgain() {
        Home home = Home.open(folder);

        Map<String, String> first = Keys.ofDemo(home);

        assertThat(first)
                .containsOnlyKeys(
                        "pavilion.identity.keys.operator",
                        "pavilion.identity.keys.merchant",
                        "pavilion.identity.keys.storefront",
                        "pavilion.identity.keys.public",
                        "pavilion.identity.keys.connector",
                        "pavilion.secrets.access-token-key",
                        "pavilion.secrets.vault-key",
                        "pavilion.secrets.blind-index-key",
                        "pavilion.secrets.payment-secret",
                        "pavilion.secrets.carrier-secret",
                        "pavilion.secrets.real-name-secret",
                        "pavilion.secrets.wechatpay-api-v3-key");
        assertThat(first.get("pavilion.secrets.wechatpay-api-v3-key")).hasSize(32);
        assertThat(first.values()).doesNotHaveDuplicates();
        assertThat(Keys.ofDemo(home)).isEqualTo(first);
    }

    @Test
    void ofAnInstallationWithServersOfItsOwnAreItsSecretsAlone() {
        Home home = Home.open(folder);

        Map<String, String> first = Keys.ofInstallation(home);

        assertThat(first)
                .containsOnlyKeys(
                        "pavilion.secrets.access-token-key",
                        "pavilion.secrets.vault-key",
                        "pavilion.secrets.blind-index-key");
        assertThat(folder.resolve(Keys.CREDENTIALS)).doesNotExist();
        assertThat(Keys.ofInstallation(home)).isEqualTo(first);
    }

    @Test
    void areForTheirOwnerOnly() throws IOException {
        Keys.ofDemo(Home.open(folder));

        for (String file : new String[] {Keys.CREDENTIALS, Keys.SECRETS}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aShellCanSourceThemFromAFolderWithASpace() throws IOException, InterruptedException {
        Home home = Home.open(folder.resolve("with a space"));
        String expected = Keys.ofDemo(home).get("pavilion.identity.keys.storefront");

        Process shell = new ProcessBuilder(
                        "sh", "-c", ". '" + home.file(Keys.CREDENTIALS) + "'; printf %s \"$PAVILION_STOREFRONT_KEY\"")
                .start();
        String sourced = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).isZero();
        assertThat(sourced).isEqualTo(expected).matches("pav_storefront_[A-Za-z0-9_-]{43}");
    }

    @Test
    void aLostLineGetsANewKeyAndTheOthersStay() {
        Home home = Home.open(folder);
        Map<String, String> before = Keys.ofDemo(home);
        String kept = home.read(Keys.CREDENTIALS)
                .orElseThrow()
                .lines()
                .filter(line -> !line.startsWith("PAVILION_MERCHANT_KEY"))
                .reduce("", (text, line) -> text + line + "\n");
        home.writeSecret(Keys.CREDENTIALS, kept + "OWN_KEY=stays\n");

        Map<String, String> after = Keys.ofDemo(home);

        assertThat(after.get("pavilion.identity.keys.merchant"))
                .matches("pav_merchant_[A-Za-z0-9_-]{43}")
                .isNotEqualTo(before.get("pavilion.identity.keys.merchant"));
        assertThat(after.get("pavilion.identity.keys.operator"))
                .isEqualTo(before.get("pavilion.identity.keys.operator"));
        assertThat(home.read(Keys.CREDENTIALS).orElseThrow()).contains("OWN_KEY=stays\n");
    }
}
