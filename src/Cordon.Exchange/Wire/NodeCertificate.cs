using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cordon.Engine.Snapshots;

namespace Cordon.Exchange.Wire;

/// <summary>The certificate by which a centre is known on the wire. Nobody but the trust list vouches for it: its key's hash stands there.</summary>
public static class NodeCertificate
{
    private const int YearsMax = 5;

    /// <summary>Reads a certificate with its key, or makes one.</summary>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="CryptographicException">The file is damaged.</exception>
    public static X509Certificate2 Open(string path, string name, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        if (!File.Exists(path))
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], false));
            var now = time.GetUtcNow();
            using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(YearsMax));
            DurableFile.WritePrivate(path, made.Export(X509ContentType.Pkcs12));
        }

        return X509CertificateLoader.LoadPkcs12FromFile(path, null);
    }

    /// <summary>By what the trust list knows a certificate: SHA-256 of its key (SubjectPublicKeyInfo).</summary>
    public static byte[] PinOf(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo());
    }
}
