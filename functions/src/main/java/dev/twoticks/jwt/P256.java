package dev.twoticks.jwt;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;

/// The curve of ES256.
final class P256 {

    /// Length of a coordinate.
    static final int BYTES = 32;

    private P256() {}

    /// Whether these are the curve's own numbers: other curves have points of the same length.
    static boolean holds(ECParameterSpec candidate) {
        ECParameterSpec curve = curve();
        return candidate.getCurve().equals(curve.getCurve())
                && candidate.getGenerator().equals(curve.getGenerator())
                && candidate.getOrder().equals(curve.getOrder())
                && candidate.getCofactor() == curve.getCofactor();
    }

    private static ECParameterSpec curve() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
