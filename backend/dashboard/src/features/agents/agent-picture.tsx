import { useApiContext } from "../../api/api-context.ts";
import { Icon } from "../../shell/icons.tsx";
import { useStorefront } from "../../shell/storefront-context.ts";

/** The agent's picture, or a drawing in its place; silent, as the name stands beside it. */
export function AgentPicture({ avatar, size }: { avatar: string | null; size: number }) {
  const { basePath } = useApiContext();
  const { publicKey } = useStorefront();
  if (avatar === null) {
    return (
      <span className="agent-picture" data-size={size}>
        <Icon name="agents" size={size / 2} />
      </span>
    );
  }
  const source = `${basePath}/avatars/${publicKey}/${avatar}.png`;
  return <img className="agent-picture" data-size={size} src={source} width={size} height={size} alt="" />;
}
