namespace Cordon.Core.Exchange.Requests;

/// <summary>The number of a request between two centres: a UUID of version 7 (RFC 9562), made by whoever asks. The default names none.</summary>
public readonly record struct RequestId
{
    private const int Version = 7;
    private const int VariantFirst = 8;
    private const int VariantLast = 11;

    private RequestId(Guid value) => Value = value;

    public Guid Value { get; }

    /// <summary>Reads 36 characters in small letters, and only a UUID of version 7: one writing, so that both sides have one number.</summary>
    public static bool TryParse(string? text, out RequestId id)
    {
        id = Guid.TryParseExact(text, "D", out var value) && value.ToString("D") == text && IsOfVersion(value) ? new RequestId(value) : default;
        return id != default;
    }

    /// <summary>A UUID as a number; the default where it is of another version.</summary>
    public static RequestId Of(Guid value) => IsOfVersion(value) ? new RequestId(value) : default;

    public override string ToString() => Value.ToString("D");

    private static bool IsOfVersion(Guid value) => value.Version == Version && value.Variant is >= VariantFirst and <= VariantLast;
}
