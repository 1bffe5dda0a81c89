namespace Cordon.Server.Http;

/// <summary>A kind of problem (RFC 9457): its status, its type's last word and its title.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The last part of the type, and the label in the metrics.</param>
/// <param name="Title">One sentence, the same for all of the kind.</param>
internal sealed record ProblemKind(int Status, string Code, string Title)
{
    public static readonly ProblemKind Malformed = new(400, "malformed", "The request cannot be read.");
    public static readonly ProblemKind Unauthenticated = new(401, "unauthenticated", "A valid API key is needed.");
    public static readonly ProblemKind Forbidden = new(403, "forbidden", "This key may not do that.");
    public static readonly ProblemKind NotFound = new(404, "not-found", "There is no such thing here.");
    public static readonly ProblemKind MethodNotAllowed = new(405, "method-not-allowed", "This path does not take this method.");
    public static readonly ProblemKind Timeout = new(408, "timeout", "The request did not arrive in time.");
    public static readonly ProblemKind Contradiction = new(409, "contradiction", "It contradicts what is recorded.");
    public static readonly ProblemKind TooLarge = new(413, "too-large", "It is larger than the limit.");
    public static readonly ProblemKind WrongMediaType = new(415, "unsupported-media-type", "This content type is not read here.");
    public static readonly ProblemKind Unacceptable = new(422, "unacceptable", "It can be read but not accepted.");
    public static readonly ProblemKind OneAtATime = new(429, "one-at-a-time", "One such reading is made at a time; ask again.");
    public static readonly ProblemKind TooLongHeader = new(431, "header-too-large", "The header is larger than the limit.");
    public static readonly ProblemKind Internal = new(500, "internal", "The centre made a mistake.");
    public static readonly ProblemKind Busy = new(503, "busy", "Too much is waiting; ask again.");
    public static readonly ProblemKind Unavailable = new(503, "unavailable", "Nothing can be made durable at the moment; ask again.");

    /// <summary>Every kind, for the metrics.</summary>
    public static readonly IReadOnlyList<ProblemKind> All =
    [
        Malformed, Unauthenticated, Forbidden, NotFound, MethodNotAllowed, Timeout, Contradiction, TooLarge, WrongMediaType, Unacceptable,
        OneAtATime, TooLongHeader, Internal, Busy, Unavailable,
    ];

    /// <summary>The kind for a status that the framework chose.</summary>
    public static ProblemKind Of(int status) => All.FirstOrDefault(k => k.Status == status) ?? (status >= 500 ? Internal : Malformed);
}

/// <summary>One problem: its kind and, in words, what was at fault and where.</summary>
internal sealed record Problem(ProblemKind Kind, string Detail)
{
    /// <summary>The field at fault, where there is one.</summary>
    public string? Field { get; init; }

    /// <summary>The line of a batch, from 1; 0 elsewhere.</summary>
    public long Line { get; init; }

    /// <summary>The payment's identifier, where it could be read.</summary>
    public string? PaymentId { get; init; }

    /// <summary>Seconds after which asking again makes sense; 0 where it does not.</summary>
    public int RetryAfterSeconds => Kind.Status switch { 503 => 1, 429 => 10, _ => 0 };

    /// <summary>What <see cref="Core.Screening.PaymentCheck"/> found: a text that cannot be read is 400, a value that cannot be accepted 422.</summary>
    public static Problem OfFault(string fault)
    {
        var field = fault[..Math.Max(0, fault.IndexOf(' ', StringComparison.Ordinal))];
        return new Problem(IsAboutMeaning(fault) ? ProblemKind.Unacceptable : ProblemKind.Malformed, fault) { Field = field };
    }

    // The ends of the check's sentences: what a sender wrote stands before them and cannot change what is matched.
    private static bool IsAboutMeaning(string fault) =>
        fault.EndsWith("is not above zero", StringComparison.Ordinal) || fault.EndsWith("is not an ISO 4217 currency", StringComparison.Ordinal)
        || fault.EndsWith("is not a currency that one can pay in", StringComparison.Ordinal)
        || fault.EndsWith("is not a BIC", StringComparison.Ordinal) || fault.EndsWith("is too large", StringComparison.Ordinal)
        || (fault.EndsWith(')') && fault.Contains("' has more decimals than ", StringComparison.Ordinal));
}
