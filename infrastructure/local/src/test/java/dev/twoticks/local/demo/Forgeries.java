package dev.twoticks.local.demo;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tokens that no relying party may take, by what is wrong with them. Those that a stranger can make have no
/// signature by the issuer's key; those that the issuer made for somebody or something else do.
final class Forgeries {

    /// The order of P-256.
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private static final int COORDINATE = 32;

    private final Issuer issuer;
    private final Issuer other;
    private final KeyPair strangers;
    private final Map<String, String> tokens = new LinkedHashMap<>();

    private Forgeries(Issuer issuer, Issuer other, KeyPair strangers) {
        this.issuer = issuer;
        this.other = other;
        this.strangers = strangers;
    }

    /// @param other the issuer's key of the other kind
    /// @param strangers a pair of the issuer's kind that is not the issuer's
    static Map<String, String> of(Issuer issuer, Issuer other, KeyPair strangers) {
        Forgeries all = new Forgeries(issuer, other, strangers);
        all.unsigned();
        all.confusedAlgorithms();
        all.strangersKeys();
        all.altered();
        all.brokenSignatures();
        all.forOthers();
        return all.tokens;
    }

    private void unsigned() {
        for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
            String header = header("alg", none);
            tokens.put("alg '" + none + "' without a signature", Jws.with(header, claims(), new byte[0]));
            tokens.put("alg '" + none + "' with the genuine signature", Jws.with(header, claims(), signature()));
        }
        tokens.put("no alg", Jws.with(header().replaceAll("\"alg\":\"[^\"]*\",?", ""), claims(), signature()));
        tokens.put("genuine without its signature", Jws.with(header(), claims(), new byte[0]));
        tokens.put(
                "genuine without its last part",
                genuine().substring(0, genuine().lastIndexOf('.')));
        tokens.put("no token", "x");
        tokens.put("nothing", "");
        tokens.put("two dots", "..");
    }

    private void confusedAlgorithms() {
        byte[] encoded = issuer.pair().getPublic().getEncoded();
        byte[] point = issuer.pair().getPublic() instanceof RSAPublicKey rsa
                ? rsa.getModulus().toByteArray()
                : ((ECPublicKey) issuer.pair().getPublic()).getW().getAffineX().toByteArray();
        Map<String, byte[]> secrets = Map.of(
                "DER", encoded,
                "PEM", Jws.pem(issuer.pair().getPublic()),
                "base64", Base64.getEncoder().encode(encoded),
                "number", point,
                "kid", issuer.kid().getBytes(StandardCharsets.UTF_8));
        secrets.forEach((form, secret) ->
                tokens.put("HS256 with the public key as " + form, Jws.mac(header("alg", "HS256"), claims(), secret)));
        for (String algorithm : List.of(other.algorithm(), "HS256", "RS384", "PS256", "ES384", "ES256K", "EdDSA")) {
            tokens.put(
                    "called " + algorithm,
                    Jws.signed(header("alg", algorithm), claims(), issuer.pair().getPrivate()));
        }
        tokens.put(
                "by the other key under this one's kid and alg",
                Jws.signed(header(), claims(), other.pair().getPrivate()));
        tokens.put(
                "by the other key and alg under this one's kid",
                Jws.signed(
                        header("alg", other.algorithm()), claims(), other.pair().getPrivate()));
        tokens.put(
                "under the other key's kid",
                Jws.signed(header("kid", other.kid()), claims(), issuer.pair().getPrivate()));
    }

    private void strangersKeys() {
        tokens.put("by a stranger's key", byStranger(header()));
        String base = header().substring(0, header().length() - 1);
        String url = "https://attacker.example/keys";
        tokens.put("by a stranger's key with jku", byStranger(base + ",\"jku\":\"" + url + "\"}"));
        tokens.put("by a stranger's key with x5u", byStranger(base + ",\"x5u\":\"" + url + "\"}"));
        tokens.put("by a stranger's key with itself as jwk", byStranger(base + ",\"jwk\":" + jwk() + "}"));
        tokens.put(
                "by a stranger's key with a jku of the issuer's address",
                byStranger(base + ",\"jku\":\"" + Issuer.ADDRESS + ".attacker.example/.well-known/jwks.json\"}"));
        for (String kid : List.of("another", "", "../../dev/null", "' OR '1'='1", issuer.kid() + " ")) {
            tokens.put("kid '" + kid + "' of a stranger", byStranger(header("kid", kid)));
            tokens.put(
                    "kid '" + kid + "'",
                    Jws.signed(header("kid", kid), claims(), issuer.pair().getPrivate()));
        }
        String none = header().replaceAll("\"kid\":\"[^\"]*\",?", "");
        tokens.put("no kid", Jws.signed(none, claims(), issuer.pair().getPrivate()));
        tokens.put("no kid, of a stranger", byStranger(none));
        tokens.put("kid twice", byStranger("{\"kid\":\"another\"," + header().substring(1)));
    }

    private void altered() {
        Map<String, String> changes = Map.of(
                "another number", claims().replace("+2348000000000", "+2348000000001"),
                "another audience", claims().replace("\"shop\"", "\"bank\""),
                "a longer life", claims().replaceFirst("\"exp\":1", "\"exp\":9"),
                "another purpose", claims().replace("sign_in", "mfa"),
                "audience twice", "{\"aud\":\"bank\"," + claims().substring(1),
                "number twice", claims().substring(0, claims().length() - 1) + ",\"phone_number\":\"+2348000000001\"}",
                "a blank more", claims() + " ");
        changes.forEach((name, changed) -> tokens.put("altered: " + name, Jws.with(header(), changed, signature())));
        tokens.put("altered: header", Jws.with(header() + " ", claims(), signature()));
        tokens.put(
                "altered: jku added",
                Jws.with(header().replace("{", "{\"jku\":\"https://attacker.example\","), claims(), signature()));
    }

    private void brokenSignatures() {
        byte[] genuine = signature();
        for (int at : List.of(0, genuine.length / 2, genuine.length - 1)) {
            byte[] flipped = genuine.clone();
            flipped[at] ^= 1;
            tokens.put("signature with a flipped bit at " + at, Jws.with(header(), claims(), flipped));
        }
        tokens.put("signature of zeros", Jws.with(header(), claims(), new byte[genuine.length]));
        byte[] longer = Arrays.copyOf(genuine, genuine.length + 1);
        tokens.put("signature with a byte more", Jws.with(header(), claims(), longer));
        if (issuer.algorithm().equals("ES256")) {
            BigInteger r = new BigInteger(1, Arrays.copyOf(genuine, COORDINATE));
            BigInteger s = new BigInteger(1, Arrays.copyOfRange(genuine, COORDINATE, 2 * COORDINATE));
            elliptic("r zero", BigInteger.ZERO, s);
            elliptic("s zero", r, BigInteger.ZERO);
            elliptic("r the order", ORDER, s);
            elliptic("s the order", r, ORDER);
            elliptic("both the order", ORDER, ORDER);
            elliptic("r one, s one", BigInteger.ONE, BigInteger.ONE);
            BigInteger largest = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
            elliptic("both the largest", largest, largest);
            tokens.put("signature of zeros in DER", Jws.with(header(), claims(), new byte[] {48, 6, 2, 1, 0, 2, 1, 0}));
        }
    }

    private void elliptic(String name, BigInteger r, BigInteger s) {
        byte[] both = new byte[2 * COORDINATE];
        for (int i = 0; i < COORDINATE; i++) {
            both[COORDINATE - 1 - i] = r.shiftRight(8 * i).byteValue();
            both[2 * COORDINATE - 1 - i] = s.shiftRight(8 * i).byteValue();
        }
        tokens.put("signature with " + name, Jws.with(header(), claims(), both));
    }

    /// By the issuer's own key, so that nothing but the named fault keeps them out.
    private void forOthers() {
        tokens.put("for another audience", issued(claims().replace("\"shop\"", "\"bank\"")));
        tokens.put("for a list without us", issued(claims().replace("\"shop\"", "[\"bank\",\"shop2\"]")));
        tokens.put("for an audience in other letters", issued(claims().replace("\"shop\"", "\"SHOP\"")));
        tokens.put("by another issuer", issued(claims().replace(Issuer.ADDRESS, "https://attacker.example")));
        tokens.put("by the issuer with a slash", issued(claims().replace(Issuer.ADDRESS, Issuer.ADDRESS + "/")));
        for (String typ : List.of("JWT", "at+jwt", "dpop+jwt", "phone-verification", "")) {
            tokens.put(
                    "typ '" + typ + "'",
                    Jws.signed(header("typ", typ), claims(), issuer.pair().getPrivate()));
        }
        tokens.put(
                "no typ",
                Jws.signed(
                        header().replaceAll("\"typ\":\"[^\"]*\",?", ""),
                        claims(),
                        issuer.pair().getPrivate()));
        for (String claim : List.of("iss", "aud", "sub", "exp", "nbf", "iat", "jti", "purpose", "phone_number")) {
            tokens.put(
                    "without " + claim,
                    issued(claims().replaceAll("\"" + claim + "\":(\"[^\"]*\"|[0-9]+),?", "")
                            .replace(",}", "}")));
        }
    }

    private String issued(String claims) {
        return Jws.signed(header(), claims, issuer.pair().getPrivate());
    }

    private String byStranger(String header) {
        return Jws.signed(header, claims(), strangers.getPrivate());
    }

    private String jwk() {
        return Issuer.of("another", strangers)
                .publishedWith(other)
                .getKeyByKeyId("another")
                .toJSONString();
    }

    private String genuine() {
        return issuer.genuine();
    }

    private String header() {
        return issuer.header();
    }

    private String header(String member, String value) {
        return issuer.header().replaceFirst("(\"" + member + "\":)\"[^\"]*\"", "$1\"" + value + "\"");
    }

    private String claims() {
        return issuer.claims();
    }

    private byte[] signature() {
        String token = genuine();
        return Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
    }
}
