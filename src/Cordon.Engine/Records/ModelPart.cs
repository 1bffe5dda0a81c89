namespace Cordon.Engine.Records;

/// <summary>What a policy's record says of its model. Records of before there were models end without a word of it, which means none.</summary>
internal enum ModelPart : byte
{
    None = 0,

    /// <summary>That of the policy before.</summary>
    Kept = 1,

    /// <summary>The model file's text follows.</summary>
    Given = 2,
}
