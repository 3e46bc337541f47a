package by.pavilion.shared;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.util.SecretBytes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys of 32 bytes with names, the current one first, as a setting gives them: {@code 2027:base64url,2026:base64url}. */
public final class NamedKeys {
    /** A key without a name gets this one, so that the first installation need not think of any. */
    public static final String FIRST_NAME = "1";

    private static final int KEY_BYTES = 32;
    private static final Pattern FORM = Pattern.compile("(?:([A-Za-z0-9._-]{1,20}):)?([A-Za-z0-9_-]{43}=?)");

    private NamedKeys() {}

    /** {@link SecretBytes} shows nothing of the key in its text. */
    public record NamedKey(String name, SecretBytes key) {}

    /** @throws IllegalArgumentException without the key itself in its message */
    public static List<NamedKey> parse(String setting, String text) {
        List<NamedKey> keys = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            Matcher form = FORM.matcher(item.strip());
            if (!form.matches()) {
                throw new IllegalArgumentException(
                        setting + " must be one or more name:key, each key " + KEY_BYTES + " bytes in base64url");
            }
            String name = form.group(1) == null ? FIRST_NAME : form.group(1);
            if (keys.stream().anyMatch(key -> key.name().equals(name))) {
                throw new IllegalArgumentException(setting + " names two keys " + name);
            }
            keys.add(new NamedKey(
                    name,
                    SecretBytes.copyFrom(Base64.getUrlDecoder().decode(form.group(2)), InsecureSecretKeyAccess.get())));
        }
        return List.copyOf(keys);
    }
}
