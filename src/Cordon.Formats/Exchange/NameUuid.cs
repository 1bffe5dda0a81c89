using System.Security.Cryptography;
using System.Text;

namespace Cordon.Formats.Exchange;

/// <summary>Identifiers that follow from what they name (RFC 9562, UUID version 5): the same thing gets the same one whenever it is written.</summary>
internal static class NameUuid
{
    /// <summary>The namespace of everything that is Cordon's own.</summary>
    public static readonly Guid Own = new("971557cc-90bb-5b51-8123-14a789b1edfb");

    /// <summary>The UUID of a name in a namespace.</summary>
    public static Guid Of(Guid space, string name)
    {
        var bytes = new byte[16 + Encoding.UTF8.GetByteCount(name)];
        space.TryWriteBytes(bytes, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, bytes.AsSpan(16));

        // The standard says which hash; nothing is kept safe by it.
#pragma warning disable CA5350
        var hash = SHA1.HashData(bytes).AsSpan(0, 16);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    /// <summary>The UUID of an entity: its identifier where that is one as RFC 9562 writes it, else the one that follows from it.</summary>
    public static Guid OfEntity(string id) =>
        Guid.TryParseExact(id, "D", out var own) && own != Guid.Empty && own.ToString() == id ? own : Of(Own, id);
}
