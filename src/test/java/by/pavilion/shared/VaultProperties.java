package by.pavilion.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class VaultProperties {
    private static final String FIRST = key(1);
    private static final String SECOND = key(2);

    @Property(tries = 200)
    void opensWhatItSealed(@ForAll byte[] message, @ForAll @StringLength(max = 40) String boundTo) {
        Vault vault = vault("2026:" + FIRST);

        byte[] sealed = vault.seal(message, boundTo);

        assertThat(vault.open(sealed, boundTo)).isEqualTo(message);
    }

    @Property(tries = 200)
    void doesNotOpenUnderAnotherName(@ForAll byte[] message, @ForAll @StringLength(max = 40) String boundTo) {
        Vault vault = vault("2026:" + FIRST);

        byte[] sealed = vault.seal(message, boundTo);

        assertThatThrownBy(() -> vault.open(sealed, boundTo + "x")).isInstanceOf(IllegalStateException.class);
    }

    @Example
    void opensOldMessagesAfterTheKeyHasChanged() {
        byte[] old = vault("2026:" + FIRST).seal(new byte[] {7}, "row");
        Vault rotated = vault("2027:" + SECOND + ",2026:" + FIRST);

        byte[] fresh = rotated.seal(new byte[] {8}, "row");

        assertThat(rotated.open(old, "row")).containsExactly(7);
        assertThat(rotated.open(fresh, "row")).containsExactly(8);
        assertThat(rotated.currentKey()).isEqualTo("2027");
        assertThatThrownBy(() -> vault("2026:" + FIRST).open(fresh, "row"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("key is not configured");
    }

    @Example
    void refusesKeysOfTheWrongFormWithoutShowingThem() {
        assertThatThrownBy(() -> vault("2026:" + FIRST.substring(4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(FIRST.substring(4));
        assertThatThrownBy(() -> vault("a:" + FIRST + ",a:" + SECOND)).isInstanceOf(IllegalArgumentException.class);
        assertThat(NamedKeys.parse("test", FIRST).get(0).name()).isEqualTo("1");
        assertThat(NamedKeys.parse("test", FIRST).toString()).doesNotContain(FIRST);
    }

    private static Vault vault(String setting) {
        return new Vault(NamedKeys.parse("test", setting));
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        List.of(0, 31).forEach(index -> bytes[index] = (byte) seed);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
