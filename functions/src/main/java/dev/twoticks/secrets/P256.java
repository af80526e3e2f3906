package dev.twoticks.secrets;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;

/// The curve of ES256.
final class P256 {

    private P256() {}

    /// Whether these are the curve's own numbers: other curves have an order of the same length.
    static boolean holds(ECParameterSpec candidate) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
        return candidate.getCurve().equals(curve.getCurve())
                && candidate.getGenerator().equals(curve.getGenerator())
                && candidate.getOrder().equals(curve.getOrder())
                && candidate.getCofactor() == curve.getCofactor();
    }
}
