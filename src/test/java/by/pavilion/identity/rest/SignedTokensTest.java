package by.pavilion.identity.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import by.pavilion.TestKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.security.PrivateKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(GuardedProfile.class)
@SuppressWarnings("NullAway.Init") // fields are injected
class SignedTokensTest {
    private static int address;

    PrivateKey key;

    @Inject
    DataSource dataSource;

    private String token(Consumer<JwtClaims> change) throws JoseException {
        return token(key, change);
    }

    private static String token(PrivateKey key, Consumer<JwtClaims> change) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(IssuerOfTokens.ISSUER);
        claims.setAudience(IssuerOfTokens.AUDIENCE);
        claims.setSubject("anna");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setStringListClaim("groups", List.of("operator", "offline_access"));
        change.accept(claims);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key);
        signature.setKeyIdHeaderValue(IssuerOfTokens.KEY_ID);
        signature.setAlgorithmHeaderValue("RS256");
        return signature.getCompactSerialization();
    }

    /** Each call comes from an address of its own, so that refusals do not add up. */
    private static ValidatableResponse keysWith(String token) {
        address++;
        return given().header("Authorization", "Bearer " + token)
                .header("X-Forwarded-For", "192.0.2." + address)
                .get("/api/v1/keys")
                .then();
    }

    @Test
    void aSignedTokenOpensWhatItsRoleMay() throws JoseException {
        keysWith(token(claims -> {})).statusCode(200);
        keysWith(token(claims -> claims.setStringListClaim("groups", "storefront")))
                .statusCode(403);
    }

    @Test
    void aMerchantsTokenNamesItsMerchant() throws JoseException {
        String merchants = token(claims -> {
            claims.setStringListClaim("groups", "merchant");
            claims.setStringClaim("merchant", "mer_0000000000001");
        });

        given().header("Authorization", "Bearer " + merchants)
                .get("/trial/merchants-only")
                .then()
                .statusCode(200)
                .body(equalTo("mer_0000000000001"));
        keysWith(token(claims -> claims.setStringListClaim("groups", "merchant")))
                .statusCode(401);
        keysWith(token(claims -> claims.setStringClaim("merchant", "mer_0000000000001")))
                .statusCode(401);
        keysWith(token(claims -> {
                    claims.setStringListClaim("groups", "merchant");
                    claims.setStringClaim("merchant", "nobody");
                }))
                .statusCode(401);
    }

    @Test
    void aMerchantsTokenMayBeLimitedToScopes() throws JoseException {
        for (Object scopes : List.of("stock keys:none", List.of("stock", "prices"), List.of())) {
            merchantKeysWith(scopes).statusCode(403).body("type", equalTo("urn:pavilion:problem:missing-scope"));
        }
        merchantKeysWith("stock keys").statusCode(200);
        merchantKeysWith(List.of("orders:read", "keys")).statusCode(200);
    }

    private ValidatableResponse merchantKeysWith(Object scopes) throws JoseException {
        String token = token(claims -> {
            claims.setStringListClaim("groups", "merchant");
            claims.setStringClaim("merchant", "mer_0000000000001");
            claims.setClaim("scopes", scopes);
        });
        return given().header("Authorization", "Bearer " + token)
                .get("/api/v1/merchant/keys")
                .then();
    }

    @Test
    void aTokenWithoutExactlyOneOfOurRolesIsRefused() throws JoseException {
        keysWith(token(claims -> claims.unsetClaim("groups"))).statusCode(401);
        keysWith(token(claims -> claims.setStringListClaim("groups", "emperor")))
                .statusCode(401);
        keysWith(token(claims -> claims.setStringListClaim("groups", "operator", "storefront")))
                .statusCode(401);
        keysWith(token(claims -> claims.setStringListClaim("groups", "buyer"))).statusCode(401);
    }

    @Test
    void aTokenOfAnotherKeyIssuerAudienceOrTimeIsRefused() throws JoseException {
        PrivateKey foreign = RsaJwkGenerator.generateJwk(2048).getRsaPrivateKey();

        keysWith(token(foreign, claims -> {})).statusCode(401);
        keysWith(token(claims -> claims.setIssuer("https://elsewhere.example"))).statusCode(401);
        keysWith(token(claims -> claims.setAudience("another shop"))).statusCode(401);
        keysWith(token(claims -> claims.setExpirationTimeMinutesInTheFuture(-5)))
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:pavilion:problem:invalid-credentials"));
        String unsigned = token(claims -> {}).replaceFirst("\\.[^.]*$", ".");
        keysWith(unsigned).statusCode(401);
    }

    @Test
    void keysOfOursWorkBesideTokens() {
        keysWith(TestKeys.operator()).statusCode(200);
    }

    @Test
    void theBootstrapKeyWorksOnlyWhileNoOperatorsKeyExists() throws SQLException {
        keysWith(GuardedProfile.BOOTSTRAP_KEY).statusCode(401);

        execute(
                "UPDATE identity_api_keys SET revoked_at = '2000-01-01' WHERE role = 'operator' AND revoked_at IS NULL");
        try {
            keysWith(GuardedProfile.BOOTSTRAP_KEY).statusCode(200);
            keysWith(GuardedProfile.BOOTSTRAP_KEY + ".").statusCode(401);
        } finally {
            assertThat(execute("UPDATE identity_api_keys SET revoked_at = NULL WHERE revoked_at = '2000-01-01'"))
                    .isPositive();
        }
        keysWith(GuardedProfile.BOOTSTRAP_KEY).statusCode(401);
    }

    private int execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
