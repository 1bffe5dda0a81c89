using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Proving;
using Cordon.Exchange.Trust;

namespace Cordon.Exchange.Wire;

/// <summary>The keys of a centre among others, each in a file of its own and for one use.</summary>
public sealed class NodeKeys : IDisposable
{
    /// <summary>Where they lie, in the folder of a centre's exchanges.</summary>
    public const string Folder = "keys";

    private readonly string _folder;
    private readonly Dictionary<string, SecretKey> _persons = [];
    private readonly Lock _turn = new();

    private NodeKeys(string folder, X509Certificate2 certificate, SecretKey message) =>
        (_folder, Certificate, Message) = (folder, certificate, message);

    /// <summary>The certificate by which it is known on the wire.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The key of its messages.</summary>
    public SecretKey Message { get; }

    /// <summary>Reads a centre's keys, or makes them.</summary>
    /// <exception cref="IOException">They cannot be read or written, or are damaged.</exception>
    public static NodeKeys Open(string folder, string id, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(folder);
        PrivateFile.MakeFolder(folder);
        return new NodeKeys(
            folder, NodeCertificate.Open(Path.Combine(folder, "tls.pfx"), id, time), OpenMessage(folder));
    }

    /// <summary>The key of a centre's messages alone.</summary>
    /// <inheritdoc cref="Open"/>
    public static SecretKey OpenMessage(string folder) => SecretKey.Open(Path.Combine(folder, "message.key"), "message");

    /// <summary>The key by which a person signs for a use: made the first time, trusted when the list has it.</summary>
    /// <param name="person">Who, by the identifier that records name; it is not in the key.</param>
    /// <exception cref="IOException">It cannot be read or written, or is damaged.</exception>
    public SecretKey Of(string person, KeyUse use)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (use is not (KeyUse.Operator or KeyUse.Authoriser or KeyUse.Inspector))
        {
            throw new ArgumentOutOfRangeException(nameof(use), use, "Persons do not sign so.");
        }

        var word = use.ToString().ToLowerInvariant();

        // The identifier may be anything; a file's name may not.
        var name = $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(person)))[..16]}.{word}.key";
        lock (_turn)
        {
            return _persons.TryGetValue(name, out var key) ? key : _persons[name] = SecretKey.Open(Path.Combine(_folder, name), word);
        }
    }

    /// <summary>A key as the trust list names it.</summary>
    public static TrustedKey Trusted(SecretKey key, KeyUse use, Instant from, Instant to)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new TrustedKey(key.Name, key.PublicKey, use, from, to);
    }

    public void Dispose()
    {
        Certificate.Dispose();
        Message.Dispose();
        foreach (var key in _persons.Values)
        {
            key.Dispose();
        }
    }
}
