package by.pavilion.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The caller of the request at hand. */
@RequestScoped
public class CurrentCaller {
    /** The attribute of the security identity that holds the caller. */
    public static final String ATTRIBUTE = "pavilion.caller";

    private static final Caller ANONYMOUS = new Caller("anonymous", Optional.empty(), Optional.empty());

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Caller caller() {
        Caller known = identity.getAttribute(ATTRIBUTE);
        return known == null ? ANONYMOUS : known;
    }
}
