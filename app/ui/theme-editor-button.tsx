import { Button, type ButtonProps } from '@shopify/polaris';
import { themeEditorUrl } from './theme-editor.ts';

type ThemeEditorButtonProps = {
  shopDomain: string;
  onOpen: () => void;
  children: string;
  variant?: ButtonProps['variant'];
};

/** Leads out of the app into the theme editor; `onOpen` remembers that the merchant went there. */
export function ThemeEditorButton({ shopDomain, onOpen, children, variant }: ThemeEditorButtonProps) {
  return (
    <Button url={themeEditorUrl(shopDomain)} target="_top" onClick={onOpen} variant={variant}>
      {children}
    </Button>
  );
}
