using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cordon.Engine.Cases;
using Cordon.Engine.Snapshots;

namespace Cordon.Server.Delivery;

/// <summary>
/// The secrets by which notices are signed, as Standard Webhooks has it. Each is derived (HKDF-SHA256, RFC 5869) from the centre's root, the bank
/// and how often its endpoint was set: so none stands in the journal, and none can be read later but by who has the root.
/// </summary>
/// <param name="root">The root, from <see cref="OpenRoot"/>.</param>
internal sealed class WebhookSecrets(byte[] root)
{
    /// <summary>Bytes of the root and of a secret.</summary>
    public const int Bytes = 32;

    private const string SecretPrefix = "whsec_";
    private const string SignaturePrefix = "v1,";

    /// <summary>A bank's secret as it is shown once, when its endpoint is set.</summary>
    public string Shown(BankEndpoint endpoint) => SecretPrefix + Convert.ToBase64String(SecretOf(endpoint));

    /// <summary>The header that signs a body: HMAC-SHA256 over the notice's identifier, the second of sending and the body, parted by dots.</summary>
    public string Sign(BankEndpoint endpoint, string id, long unixSeconds, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, SecretOf(endpoint));
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{unixSeconds}.")));
        hash.AppendData(body);
        return SignaturePrefix + Convert.ToBase64String(hash.GetHashAndReset());
    }

    /// <summary>The root in a file that only its owner may read; a new one is drawn where there is no file.</summary>
    /// <exception cref="IOException">It cannot be read or written, or is no root.</exception>
    public static byte[] OpenRoot(string path, RandomNumberGenerator random)
    {
        if (File.Exists(path))
        {
            var known = File.ReadAllBytes(path);
            return known.Length == Bytes ? known : throw new IOException($"{path} has {known.Length} bytes; the root of the webhooks' secrets has {Bytes}.");
        }

        var drawn = new byte[Bytes];
        random.GetBytes(drawn);
        var whole = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(whole, options))
        {
            file.Write(drawn);
            file.Flush(flushToDisk: true);
        }

        File.Move(whole, path);
        DurableFile.SyncFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return drawn;
    }

    private byte[] SecretOf(BankEndpoint endpoint) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, root, Bytes,
        info: Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"cordon webhook {endpoint.Bank} {endpoint.Generation}")));
}
