package by.pavilion.identity.rest;

import by.pavilion.identity.Caller;
import by.pavilion.identity.Credentials;
import by.pavilion.identity.CurrentCaller;
import by.pavilion.identity.Role;
import by.pavilion.shared.rest.ProblemAnswers;
import by.pavilion.shared.rest.RestProblems;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.quarkus.security.spi.runtime.AuthenticationFailureEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.SocketAddressImpl;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets each caller make so many requests in a span of time: by key where there is one, else by address. What is left is
 * told in the headers {@code RateLimit} and {@code RateLimit-Policy}. An address that sends wrong credentials again and
 * again is refused before they are looked at; credentials that have just been right stay so, whoever shares the address.
 * Health and metrics are not limited: they are for those who run it.
 */
@ApplicationScoped
class RateLimits {
    private static final int BEFORE_CREDENTIALS = SecurityHandlerPriorities.AUTHENTICATION + 50;
    private static final int AFTER_CREDENTIALS = SecurityHandlerPriorities.AUTHENTICATION - 50;
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final String OPERATIONS = "/q/";

    private record Allowance(String name, int requests, String caller) {
        String bucket() {
            return name + " " + caller;
        }
    }

    private final RateLimitConfig config;
    private final Credentials credentials;
    private final ProblemAnswers answers;
    private final Cache<String, Bucket> buckets;

    /** Digests of credentials that somebody has been let in with. */
    private final Cache<String, Boolean> genuine;

    RateLimits(RateLimitConfig config, Credentials credentials, ProblemAnswers answers) {
        this.config = config;
        this.credentials = credentials;
        this.answers = answers;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(config.callers())
                .expireAfterAccess(config.window().multipliedBy(2))
                .build();
        this.genuine = Caffeine.newBuilder()
                .maximumSize(config.callers())
                .expireAfterAccess(config.window().multipliedBy(2))
                .build();
    }

    void register(@Observes Filters filters) {
        if (config.enabled()) {
            filters.register(this::beforeCredentials, BEFORE_CREDENTIALS);
            filters.register(this::afterCredentials, AFTER_CREDENTIALS);
        }
    }

    void wrongCredentials(@Observes AuthenticationFailureEvent event) {
        Object context = event.getEventProperties().get(RoutingContext.class.getName());
        if (config.enabled() && context instanceof RoutingContext request && !isExempt(request)) {
            bucket(ofWrongCredentials(request)).tryConsume(1);
        }
    }

    private void beforeCredentials(RoutingContext context) {
        String credential = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (credential == null || isExempt(context)) {
            context.next();
            return;
        }
        Allowance allowance = ofWrongCredentials(context);
        EstimationProbe wrong = bucket(allowance).estimateAbilityToConsume(1);
        if (wrong.canBeConsumed() || genuine.getIfPresent(digest(credential)) != null) {
            context.next();
        } else {
            tell(context, allowance, 0, wrong.getNanosToWaitForRefill());
            refuse(context, wrong.getNanosToWaitForRefill());
        }
    }

    private void afterCredentials(RoutingContext context) {
        Optional<Caller> caller = caller(context);
        String credential = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (caller.isPresent() && credential != null) {
            genuine.put(digest(credential), true);
        }
        if (isExempt(context) || caller.filter(this::isExempt).isPresent()) {
            context.next();
            return;
        }
        Allowance allowance = caller.map(this::ofCaller).orElseGet(() -> ofAddress(context));
        ConsumptionProbe probe = bucket(allowance).tryConsumeAndReturnRemaining(1);
        tell(context, allowance, probe.getRemainingTokens(), probe.getNanosToWaitForReset());
        if (probe.isConsumed()) {
            context.next();
        } else {
            refuse(context, probe.getNanosToWaitForRefill());
        }
    }

    private void tell(RoutingContext context, Allowance allowance, long left, long nanosToReset) {
        context.response()
                .putHeader(
                        "RateLimit-Policy",
                        "\"%s\";q=%d;w=%d"
                                .formatted(
                                        allowance.name(),
                                        allowance.requests(),
                                        config.window().toSeconds()))
                .putHeader("RateLimit", "\"%s\";r=%d;t=%d".formatted(allowance.name(), left, seconds(nanosToReset)));
    }

    private void refuse(RoutingContext context, long nanosToWait) {
        answers.send(context, RestProblems.tooManyRequests(Math.max(1, seconds(nanosToWait))));
    }

    private Allowance ofCaller(Caller caller) {
        String role = caller.role().orElse("anonymous");
        int requests =
                switch (role) {
                    case Role.OPERATOR -> config.requests().operator();
                    case Role.MERCHANT -> config.requests().merchant();
                    case Role.STOREFRONT -> config.requests().storefront();
                    case Role.PUBLIC -> config.requests().publishable();
                    case Role.CONNECTOR -> config.requests().connector();
                    case Role.BUYER -> config.requests().buyer();
                    default -> config.requests().anonymous();
                };
        return new Allowance(role, requests, caller.id());
    }

    private Allowance ofAddress(RoutingContext context) {
        String path = context.normalizedPath();
        boolean firm = config.firmPaths().stream()
                .anyMatch(pattern -> pattern.matcher(path).matches());
        return firm
                ? new Allowance("firm", config.requests().firm(), address(context))
                : new Allowance("anonymous", config.requests().anonymous(), address(context));
    }

    private Allowance ofWrongCredentials(RoutingContext context) {
        return new Allowance("wrong-credentials", config.requests().wrongCredentials(), address(context));
    }

    private Bucket bucket(Allowance allowance) {
        return buckets.get(allowance.bucket(), unused -> Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(allowance.requests()).refillGreedy(allowance.requests(), config.window()))
                .build());
    }

    private boolean isExempt(RoutingContext context) {
        if (context.normalizedPath().startsWith(OPERATIONS)) {
            return true;
        }
        InetAddress address = inetAddress(context);
        return config.exemptLoopback() && address != null && address.isLoopbackAddress();
    }

    private boolean isExempt(Caller caller) {
        return config.exemptConfiguredKeys() && credentials.isConfigured(caller);
    }

    private static Optional<Caller> caller(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                ? Optional.ofNullable(user.getSecurityIdentity().getAttribute(CurrentCaller.ATTRIBUTE))
                : Optional.empty();
    }

    private static String address(RoutingContext context) {
        InetAddress address = inetAddress(context);
        if (address == null) {
            return "unknown";
        }
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES))
                : address.getHostAddress();
    }

    private static @Nullable InetAddress inetAddress(RoutingContext context) {
        SocketAddress remote = context.request().remoteAddress();
        return remote instanceof SocketAddressImpl known ? known.ipAddress() : null;
    }

    private static String digest(String credential) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(credential.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos + Duration.ofSeconds(1).toNanos() - 1);
    }
}
