package by.pavilion.customs.ceb;

import by.pavilion.customs.ceb.SignatureForm.SignatureAlgorithm;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.jce.interfaces.ECPrivateKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jce.spec.ECPublicKeySpec;

/**
 * Signs with a key in memory, SM2 or RSA, under a certificate that it made for itself. For the demo and for tests: customs
 * itself accepts cards and devices only.
 */
public final class SoftKeySigner implements MessageSigner {
    /** Has the Chinese algorithms, which the JDK has not. It is not registered: nothing else is to change by it. */
    static final Provider PROVIDER = new BouncyCastleProvider();

    private static final String SM2_CURVE = "sm2p256v1";
    private static final int RSA_BITS = 2048;

    private final PrivateKey key;
    private final SignatureForm form;
    private final String certificateNumber;
    private final byte[] certificate;

    /** @param privateKey in PKCS#8, of the kind that the form's algorithm needs */
    public SoftKeySigner(byte[] privateKey, SignatureForm form) {
        this.form = form;
        try {
            KeyFactory factory = KeyFactory.getInstance(form.signature().keyAlgorithm(), PROVIDER);
            this.key = factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey));
            byte[] publicKey = publicKey(factory, key).getEncoded();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(publicKey);
            this.certificateNumber =
                    "SOFT-" + HexFormat.of().formatHex(digest, 0, 8).toUpperCase(Locale.ROOT);
            this.certificate = selfSigned(publicKey, new BigInteger(1, Arrays.copyOf(digest, 8)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("not a key for " + form.signature() + " in PKCS#8", e);
        }
    }

    /** A new private key in PKCS#8. */
    public static byte[] newKey(SignatureAlgorithm algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.keyAlgorithm(), PROVIDER);
            if (algorithm == SignatureAlgorithm.SM2_SM3) {
                generator.initialize(new ECGenParameterSpec(SM2_CURVE));
            } else {
                generator.initialize(RSA_BITS);
            }
            return generator.generateKeyPair().getPrivate().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the provider has keys for " + algorithm, e);
        }
    }

    @Override
    public SignatureForm form() {
        return form;
    }

    @Override
    public String certificateNumber() {
        return certificateNumber;
    }

    @Override
    public Optional<byte[]> certificate() {
        return Optional.of(certificate.clone());
    }

    @Override
    public byte[] sign(byte[] bytes) {
        try {
            return sign(bytes, form.signature().algorithm());
        } catch (GeneralSecurityException e) {
            throw new SigningFailed(certificateNumber, e);
        }
    }

    private byte[] sign(byte[] bytes, String algorithm) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm, PROVIDER);
        signature.initSign(key);
        signature.update(bytes);
        return signature.sign();
    }

    private static PublicKey publicKey(KeyFactory factory, PrivateKey key) throws GeneralSecurityException {
        if (key instanceof ECPrivateKey curve) {
            return factory.generatePublic(
                    new ECPublicKeySpec(curve.getParameters().getG().multiply(curve.getD()), curve.getParameters()));
        }
        RSAPrivateCrtKey rsa = (RSAPrivateCrtKey) key;
        return factory.generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
    }

    private byte[] selfSigned(byte[] publicKey, BigInteger serial) throws GeneralSecurityException, IOException {
        boolean isSm2 = form.signature() == SignatureAlgorithm.SM2_SM3;
        AlgorithmIdentifier algorithm = isSm2
                ? new AlgorithmIdentifier(GMObjectIdentifiers.sm2sign_with_sm3)
                : new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
        X500Name name = new X500Name("CN=" + certificateNumber + ",O=Pavilion soft key");
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(serial));
        generator.setSignature(algorithm);
        generator.setIssuer(name);
        generator.setSubject(name);
        generator.setStartDate(new Time(new DERUTCTime("260101000000Z")));
        generator.setEndDate(new Time(new DERUTCTime("491231235959Z")));
        generator.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(publicKey));
        TBSCertificate unsigned = generator.generateTBSCertificate();
        byte[] signature = sign(unsigned.getEncoded(ASN1Encoding.DER), isSm2 ? "SM3withSM2" : "SHA256withRSA");
        return new DERSequence(new ASN1Encodable[] {unsigned, algorithm, new DERBitString(signature)})
                .getEncoded(ASN1Encoding.DER);
    }
}
