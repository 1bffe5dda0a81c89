using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Values;

namespace Cordon.Engine;

/// <summary>
/// Keys by which banks sign in: <c>cdn_</c> and 32 random bytes in base64url. A key is shown once, when it is issued; the journal keeps
/// only its SHA-256. With 256 random bits a slow hash would protect nothing more.
/// </summary>
public static class ApiKeys
{
    /// <summary>What each key begins with, so that scanners for leaked secrets can know it.</summary>
    public const string Prefix = "cdn_";

    /// <summary>The bank of a key of the centre itself: it may hand in payments of all banks and issue keys.</summary>
    public const string Centre = BankKey.Centre;

    /// <summary>Characters of a key.</summary>
    public const int Length = 4 + 43;

    /// <summary>The most characters of a key's name.</summary>
    public const int NameLengthMax = 80;

    private const int RandomBytes = 32;

    /// <summary>A new key.</summary>
    public static string Draw(RandomNumberGenerator random)
    {
        Span<byte> bytes = stackalloc byte[RandomBytes];
        random.GetBytes(bytes);
        return Prefix + Base64Url.EncodeToString(bytes);
    }

    /// <summary>The SHA-256 of a key's characters, in small hexadecimal digits; null when it cannot be a key.</summary>
    public static string? Hash(ReadOnlySpan<char> key)
    {
        if (key.Length != Length || !key.StartsWith(Prefix))
        {
            return null;
        }

        Span<byte> ascii = stackalloc byte[Length];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (Ascii.FromUtf16(key, ascii, out _) != System.Buffers.OperationStatus.Done)
        {
            return null;
        }

        SHA256.HashData(ascii, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>Issues a key to a bank and returns it with what the journal said; the key is in no other place.</summary>
    public static async ValueTask<(string Key, CommandResult Result)> IssueAsync(
        Centre centre, string bank, string name, KeyOrigin origin, RandomNumberGenerator random, CancellationToken cancellation)
    {
        var key = Draw(random);
        var result = await centre.SubmitAsync(new Command.IssueKey(bank, Hash(key)!, name, origin), cancellation).ConfigureAwait(false);
        return (key, result);
    }

    /// <summary>Whether a key signs anybody in, in the word that is shown.</summary>
    public static string StateOf(BankKey key) => key.Revoked is null ? "active" : "revoked";

    /// <summary>How a key was issued, in the word that is shown.</summary>
    public static string OriginOf(BankKey key) => key.Origin.Kind switch
    {
        KeyOriginKind.Key => "key",
        KeyOriginKind.Console => "console",
        KeyOriginKind.CommandLine => "command line",
        _ => "unrecorded",
    };

    /// <summary>The canonical name of a key's bank: a BIC, or <see cref="Centre"/>; null when the text is neither.</summary>
    public static string? CanonicalBank(string text)
    {
        if (string.Equals(text, Centre, StringComparison.OrdinalIgnoreCase))
        {
            return Centre;
        }

        var utf8 = Encoding.UTF8.GetBytes(text);
        Span<byte> bic = stackalloc byte[Bic.LengthMax];
        var length = Bic.Normalise(utf8, bic);
        return length == 0 ? null : Encoding.ASCII.GetString(bic[..length]);
    }
}
