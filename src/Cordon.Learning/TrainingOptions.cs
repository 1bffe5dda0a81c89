namespace Cordon.Learning;

/// <summary>How a model is trained. The same options on the same histories give the same model, to the byte.</summary>
public sealed record TrainingOptions
{
    /// <summary>Where chance comes from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The currency in which the histories' sums are counted; a model of it is of use to centres that count in the same.</summary>
    public Core.Values.Currency Reference { get; init; } = Core.Screening.Model.TreeEnsemble.DefaultReference;

    /// <summary>The zone east of UTC in which the histories' hours were told.</summary>
    public int ZoneOffsetMinutes { get; init; }

    /// <summary>Trees; at most <see cref="Core.Screening.Model.TreeLimits.TreesMax"/>.</summary>
    public int Trees { get; init; } = 200;

    /// <summary>Leaves of a tree; at most <see cref="Core.Screening.Model.TreeLimits.LeavesMax"/>.</summary>
    public int Leaves { get; init; } = 31;

    /// <summary>How much of what a tree says is taken.</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>Payments a leaf has at least, so that it says something of more than a few.</summary>
    public int LeafPaymentsMin { get; init; } = 40;

    /// <summary>
    /// What holds a leaf's word back: as many payments of which the model is in doubt as would have to speak against it. Where a model is sure,
    /// and grown further, a few payments that surprise it speak loudly otherwise.
    /// </summary>
    public double LeafPenalty { get; init; } = 1;

    /// <summary>Different values of a fact that are told apart.</summary>
    public int Bins { get; init; } = Core.Screening.Model.TreeLimits.ThresholdsMax;

    /// <summary>A model's file onto which trees are grown, so that they learn only what it does not know; null to begin with nothing.</summary>
    public string? Onto { get; init; }

    /// <summary>Threads that train.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The most that one payment weighs: what is lost with it, to what one held for nothing costs.</summary>
    public float WeightMax { get; init; } = 8;
}
