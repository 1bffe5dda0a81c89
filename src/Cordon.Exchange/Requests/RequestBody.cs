using Cordon.Core.Exchange.Requests;

namespace Cordon.Exchange.Requests;

/// <summary>The body of a message of a request: the request itself, or one thing that is said in it; exactly one of these is there.</summary>
public sealed record RequestBody
{
    /// <summary>The request itself: what its author drafted, committed to and sent.</summary>
    public OpenedRequest? Opened { get; init; }

    public RequestDetails.Accepted? Accepted { get; init; }

    public RequestDetails.InformationNeeded? InformationNeeded { get; init; }

    public RequestDetails.InformationGiven? InformationGiven { get; init; }

    public RequestDetails.Redirected? Redirected { get; init; }

    public RequestDetails.Refused? Refused { get; init; }

    public RequestDetails.Released? Released { get; init; }

    public RequestDetails.FreezeReported? FreezeReported { get; init; }

    public RequestDetails.Preserved? Preserved { get; init; }

    public RequestDetails.AssistanceFiled? AssistanceFiled { get; init; }

    public RequestDetails.ConsentAsked? ConsentAsked { get; init; }

    public RequestDetails.ConsentGiven? ConsentGiven { get; init; }

    public RequestDetails.ConsentDenied? ConsentDenied { get; init; }

    public RequestDetails.Escalated? Escalated { get; init; }

    public RequestDetails.FeedbackGiven? FeedbackGiven { get; init; }

    public RequestDetails.Withdrawn? Withdrawn { get; init; }

    public RequestDetails.Disputed? Disputed { get; init; }

    public RequestDetails.Corrected? Corrected { get; init; }

    public RequestDetails.Recalled? Recalled { get; init; }

    public RequestDetails.DeletionAttested? DeletionAttested { get; init; }

    public RequestDetails.LaneConverted? LaneConverted { get; init; }

    public RequestDetails.UsedAsEvidence? UsedAsEvidence { get; init; }

    public RequestDetails.HitDisclosed? HitDisclosed { get; init; }

    public RequestDetails.HitAnswered? HitAnswered { get; init; }

    public RequestDetails.AuditFailed? AuditFailed { get; init; }

    public RequestDetails.MarkingBreached? MarkingBreached { get; init; }

    /// <summary>What is said of a request that is there already; null for the request itself, and where not exactly one thing is.</summary>
    public RequestDetails? Details => All.OfType<RequestDetails>().ToArray() is [var one] && Opened is null ? one : null;

    /// <summary>Whether exactly one thing is said.</summary>
    public bool IsOne => All.Append(Opened).Count(one => one is not null) == 1;

    private object?[] All =>
    [
        Accepted, InformationNeeded, InformationGiven, Redirected, Refused, Released, FreezeReported, Preserved, AssistanceFiled, ConsentAsked, ConsentGiven, ConsentDenied, Escalated, FeedbackGiven, Withdrawn, Disputed, Corrected, Recalled, DeletionAttested, LaneConverted, UsedAsEvidence, HitDisclosed, HitAnswered, AuditFailed, MarkingBreached,
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
