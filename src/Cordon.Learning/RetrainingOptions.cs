namespace Cordon.Learning;

/// <summary>How a challenger is trained. The same options on the same past give the same model.</summary>
public sealed record RetrainingOptions
{
    /// <summary>How evidence becomes labels.</summary>
    public LabelRules Labels { get; init; } = new();

    /// <summary>
    /// For trees that are grown onto a model. Some weeks have a few hundred labels, not thousands: fewer, smaller and slower trees than where a
    /// whole world's labels are known, leaves that are held back, and no payment that outweighs others; else trees learn the reported payments by
    /// heart. The coarser bins leave room in the file beside those of the model that is grown further.
    /// </summary>
    public TrainingOptions Training { get; init; } = new()
    {
        Trees = 60,
        Leaves = 7,
        LearningRate = 0.03,
        LeafPaymentsMin = 100,
        LeafPenalty = 50,
        WeightMax = 1,
        Bins = 127,
    };

    /// <summary>For a model that begins with nothing: what is held back from changing a model would only keep one from coming to be.</summary>
    public TrainingOptions FromNothing { get; init; } = new() { Trees = 100, Leaves = 15, LeafPaymentsMin = 20, Bins = 127 };

    /// <summary>What models are called.</summary>
    public string Name { get; init; } = "learnt";

    /// <summary>How trees are trained that are grown onto a model's file; null for none.</summary>
    public TrainingOptions TrainingOnto(string? model) => model is null ? FromNothing : Training with { Onto = model };
}
