using System.Text.Json.Serialization;
using Cordon.Core.Exchange.Requests;

namespace Cordon.Exchange.Requests;

/// <summary>The body of a message of a request: the request itself, or one thing that is said in it; exactly one of these is there.</summary>
public sealed record RequestBody
{
    /// <summary>The request itself: what its author drafted, committed to and sent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OpenedRequest? Opened { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.Accepted? Accepted { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.InformationNeeded? InformationNeeded { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.InformationGiven? InformationGiven { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.Redirected? Redirected { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.Refused? Refused { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.Released? Released { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.FreezeReported? FreezeReported { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.LettingGoAsked? LettingGoAsked { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.LetGo? LetGo { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.Preserved? Preserved { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.AssistanceFiled? AssistanceFiled { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.ConsentAsked? ConsentAsked { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.ConsentGiven? ConsentGiven { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.ConsentDenied? ConsentDenied { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.Escalated? Escalated { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.FeedbackGiven? FeedbackGiven { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.Withdrawn? Withdrawn { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.Disputed? Disputed { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.Corrected? Corrected { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.Recalled? Recalled { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.DeletionAttested? DeletionAttested { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.LaneConverted? LaneConverted { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.UsedAsEvidence? UsedAsEvidence { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.HitDisclosed? HitDisclosed { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.HitAnswered? HitAnswered { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.AuditFailed? AuditFailed { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestDetails.MarkingBreached? MarkingBreached { get; init; }

    /// <summary>What is said of a request that is there already; null for the request itself, and where not exactly one thing is.</summary>
    public RequestDetails? Details => All.OfType<RequestDetails>().ToArray() is [var one] && Opened is null ? one : null;

    /// <summary>Whether exactly one thing is said.</summary>
    public bool IsOne => All.Append(Opened).Count(one => one is not null) == 1;

    /// <summary>The objects that it names as given.</summary>
    [JsonIgnore]
    public IReadOnlyList<ReleasedObject> Named => (Opened, Released, Corrected) switch
    {
        ({ Content.Objects: { IsDefault: false } offered }, _, _) => offered,
        (_, { Objects: { IsDefault: false } given }, _) => given,
        (_, _, { } corrected) => [corrected.By],
        _ => [],
    };

    /// <summary>Whether it tells the other centre something that the policy on release decides about: what a request is about, or an object.</summary>
    [JsonIgnore]
    public bool Discloses => Opened is not null || Named.Count > 0;

    private object?[] All =>
    [
        Accepted, InformationNeeded, InformationGiven, Redirected, Refused, Released, FreezeReported, Preserved, AssistanceFiled, ConsentAsked, ConsentGiven,
            ConsentDenied, Escalated, FeedbackGiven, Withdrawn, Disputed, Corrected, Recalled, DeletionAttested, LaneConverted, UsedAsEvidence, HitDisclosed,
                HitAnswered, AuditFailed, MarkingBreached, LettingGoAsked, LetGo,
    ];

    /// <summary>The body that says something of a request.</summary>
    /// <exception cref="ArgumentException">It is part of how a request is opened, and not said by itself.</exception>
    public static RequestBody Of(RequestDetails details) => details switch
    {
        RequestDetails.Accepted it => new RequestBody { Accepted = it },
        RequestDetails.InformationNeeded it => new RequestBody { InformationNeeded = it },
        RequestDetails.InformationGiven it => new RequestBody { InformationGiven = it },
        RequestDetails.Redirected it => new RequestBody { Redirected = it },
        RequestDetails.Refused it => new RequestBody { Refused = it },
        RequestDetails.Released it => new RequestBody { Released = it },
        RequestDetails.FreezeReported it => new RequestBody { FreezeReported = it },
        RequestDetails.LettingGoAsked it => new RequestBody { LettingGoAsked = it },
        RequestDetails.LetGo it => new RequestBody { LetGo = it },
        RequestDetails.Preserved it => new RequestBody { Preserved = it },
        RequestDetails.AssistanceFiled it => new RequestBody { AssistanceFiled = it },
        RequestDetails.ConsentAsked it => new RequestBody { ConsentAsked = it },
        RequestDetails.ConsentGiven it => new RequestBody { ConsentGiven = it },
        RequestDetails.ConsentDenied it => new RequestBody { ConsentDenied = it },
        RequestDetails.Escalated it => new RequestBody { Escalated = it },
        RequestDetails.FeedbackGiven it => new RequestBody { FeedbackGiven = it },
        RequestDetails.Withdrawn it => new RequestBody { Withdrawn = it },
        RequestDetails.Disputed it => new RequestBody { Disputed = it },
        RequestDetails.Corrected it => new RequestBody { Corrected = it },
        RequestDetails.Recalled it => new RequestBody { Recalled = it },
        RequestDetails.DeletionAttested it => new RequestBody { DeletionAttested = it },
        RequestDetails.LaneConverted it => new RequestBody { LaneConverted = it },
        RequestDetails.UsedAsEvidence it => new RequestBody { UsedAsEvidence = it },
        RequestDetails.HitDisclosed it => new RequestBody { HitDisclosed = it },
        RequestDetails.HitAnswered it => new RequestBody { HitAnswered = it },
        RequestDetails.AuditFailed it => new RequestBody { AuditFailed = it },
        RequestDetails.MarkingBreached it => new RequestBody { MarkingBreached = it },
        _ => throw new ArgumentException($"{details} is not said by itself.", nameof(details)),
    };
}
