using System.Text.Json.Serialization;

namespace Cordon.Engine.Casework;

/// <summary>
/// What happened at the desk, as it stands in the journal: one flat row of fields, each meaning the same in every kind. Kinds and fields are added
/// and never change.
/// </summary>
internal sealed record DeskRecord
{
    /// <summary>One of <see cref="DeskKind"/>.</summary>
    public required string Kind { get; init; }

    public required string By { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public required long At { get; init; }

    public uint? Case { get; init; }

    /// <summary>The number of a grave act.</summary>
    public uint? Act { get; init; }

    /// <summary>Whom it is about.</summary>
    public string? Officer { get; init; }

    public string? Text { get; init; }

    public string? Stage { get; init; }

    /// <summary>Of a task or a complaint in its case; of a policy at the centre; of a gang.</summary>
    public uint? Number { get; init; }

    public long? Due { get; init; }

    /// <summary>The case that it is worked as part of.</summary>
    public uint? Into { get; init; }

    /// <summary>A freeze order.</summary>
    public uint? Order { get; init; }

    public bool? Upheld { get; init; }

    /// <summary>A file's.</summary>
    public string? Name { get; init; }

    public long? Bytes { get; init; }

    public string? Sha256 { get; init; }

    /// <summary>What was looked at.</summary>
    public string? Subject { get; init; }

    /// <summary>The moment of what an officer saw, in milliseconds since 1970: of the finding whose merge is undone.</summary>
    public long? Seen { get; init; }

    /// <summary>What a grave act is to do.</summary>
    public string? Matter { get; init; }

    public string? Payment { get; init; }

    public uint? Submitter { get; init; }

    public string? Rules { get; init; }

    /// <summary>What rules would have done to the past, as their proposer saw it.</summary>
    public string? Tested { get; init; }

    /// <summary>What people wrote into a case, closed by a key of the case: see <see cref="CaseKeys"/>.</summary>
    public string? Sealed { get; init; }

    /// <summary>Which key of the case, from 1.</summary>
    public int? Key { get; init; }

    /// <summary>Without what people wrote.</summary>
    public override string ToString() => Kind;
}

/// <summary>One batch of the journal: its format's version and what happened at once.</summary>
internal sealed record DeskBatch(int Version, IReadOnlyList<DeskRecord> Records);

/// <summary>How they are written: small names, nothing that is null, and a field of a later program refused rather than lost.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(DeskBatch))]
internal sealed partial class DeskJson : JsonSerializerContext;
