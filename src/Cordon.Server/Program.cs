using Cordon.Server.Commands;

return await CommandTree.RunAsync(args);
